import type { ApkPackage } from '../../types.ts';
import { installedDatabase, triggersFile, worldFile } from '../database.ts';
import type { Installation } from '../install.ts';
import { gzip } from '../layer-writer.ts';
import type { RootOptions } from '../options.ts';
import { TAR_END } from '../tar-writer.ts';
import type { OwnFiles } from './own-files.ts';

const DATABASE = 'lib/apk/db';

/** What apk itself writes when it installs into an empty root: scanners read it, and apk where it is in the image. */
export function addDatabase(own: OwnFiles, installation: Installation, options: RootOptions): void {
  const { packages, records } = installation;
  own.file('etc/apk/arch', `${options.architecture}\n`);
  own.file('etc/apk/world', worldFile(options.world));
  own.file(`${DATABASE}/installed`, installedDatabase(packages, records));
  own.file(`${DATABASE}/scripts.tar.gz`, gzip(TAR_END));
  own.file(`${DATABASE}/triggers`, triggersFile(packages));
  own.folder('var/cache/apk');
  if (options.packageManager === undefined || !packages.some(isPackageManager)) return;
  const { keys, repositories } = options.packageManager;
  for (const [name, key] of Object.entries(keys)) own.file(`etc/apk/keys/${name}`, key);
  own.file('etc/apk/repositories', repositories.map((line) => `${line}\n`).join(''));
}

function isPackageManager({ info }: ApkPackage): boolean {
  return info.name === 'apk-tools' || info.provides.some((each) => each === 'cmd:apk' || each.startsWith('cmd:apk='));
}
