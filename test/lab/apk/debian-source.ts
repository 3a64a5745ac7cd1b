import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../commands.ts';
import { debianMirror } from '../debian/mirror.ts';
import { LabError } from '../errors.ts';
import { writeWhole } from '../files.ts';

/** Where the packages' contents come from, whatever suite the daemon is of: the stable one doesn't move. */
const suite = 'trixie';
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Debian's names of apk's architectures. */
const debianArch = { x86_64: 'amd64', aarch64: 'arm64' } as const;
export type ApkArch = keyof typeof debianArch;

/** apt with lists and caches of its own, so that neither the machine's sources nor its installed packages play a part. */
async function aptSettings(directory: string, arch: ApkArch): Promise<string> {
  const apt = join(directory, 'apt', arch);
  for (const folder of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(apt, folder), { recursive: true });
  const mirror = await debianMirror();
  writeFileSync(join(apt, 'sources.list'), `deb [signed-by=${keyring}] ${mirror.uri} ${suite} main\n`);
  writeFileSync(join(apt, 'status'), '');
  const path = join(apt, 'apt.conf');
  writeWhole(
    path,
    `APT::Architecture "${debianArch[arch]}";
APT::Architectures { "${debianArch[arch]}"; };
Dir::Etc::sourcelist "${apt}/sources.list";
Dir::Etc::sourceparts "-";
Dir::State "${apt}";
Dir::State::lists "${apt}/lists";
Dir::State::status "${apt}/status";
Dir::Cache "${apt}/cache";
APT::Sandbox::User "root";
Acquire::Languages "none";
`,
  );
  return path;
}

export type DebianDownloads = {
  /** Path of the .deb file of a package. */
  file: (name: string) => string;
};

/**
 * Brings Debian packages of an architecture into `directory`, those that aren't there yet.
 * @throws LabError `lab-command-failed` in apt's words when one doesn't exist or can't be had.
 */
export async function downloadDebian(
  directory: string,
  names: readonly string[],
  arch: ApkArch,
): Promise<DebianDownloads> {
  const downloads = join(directory, 'downloads');
  mkdirSync(downloads, { recursive: true });
  const find = (name: string) =>
    readdirSync(downloads).find(
      (file) => file.startsWith(`${name}_`) && [debianArch[arch], 'all'].some((each) => file.endsWith(`_${each}.deb`)),
    );
  const missing = [...new Set(names)].filter((name) => find(name) === undefined);
  if (missing.length > 0) {
    const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', APT_CONFIG: await aptSettings(directory, arch) };
    await runCommand(['apt-get', 'update'], { env });
    await runCommand(['apt-get', 'download', ...missing], { env, cwd: downloads });
  }
  return {
    file: (name) => {
      const found = find(name);
      if (found === undefined)
        throw new LabError('lab-package-invalid', `apt downloaded no file for the Debian package ${name}`);
      return join(downloads, found);
    },
  };
}

/** Upstream's version of a Debian one, in a form that apk takes: no epoch, no Debian revision, no marks of repacking or build number, a date as a patch level. */
export function upstreamVersion(debian: string): string {
  const upstream = debian.replace(/^\d+:/, '').replace(/-[^-]*$/, '');
  const plain = upstream.replace(/^.*\+really/, '').replace(/[+~.](dfsg|ds|git|repack|deb).*$/, '');
  return plain.replace(/[+-](\d{8})$/, '_p$1').replace(/\+\d+$/, '');
}

/** Unpacks .deb files into one directory and gives the version of the first. */
export async function unpackDebian(files: readonly [string, ...string[]], into: string): Promise<string> {
  for (const file of files) await runCommand(['dpkg-deb', '--extract', file, into]);
  const version = await runCommand(['dpkg-deb', '--field', files[0], 'Version']);
  return upstreamVersion(version.toString().trim());
}

/** A directory for one package to be taken apart in, empty. */
export function emptyDirectory(root: string, name: string): string {
  const directory = join(root, 'work', createHash('sha256').update(name).digest('hex').slice(0, 12));
  if (existsSync(directory)) rmSync(directory, { recursive: true });
  mkdirSync(directory, { recursive: true });
  return directory;
}
