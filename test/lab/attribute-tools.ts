import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { downloadDebian, unpackDebian } from './apk/debian-source.ts';
import { nativeArch } from './apk/make-package.ts';
import type { Lab } from './lab.ts';

/**
 * The folder of `getfattr` and `setfattr`, which few machines have and which need nothing but the C library: from Debian's
 * package, on a lab on Debian.
 */
export async function attributeTools(lab: Lab): Promise<string> {
  const root = dirname(lab.directory);
  const directory = join(root, 'attribute-tools');
  const programs = join(directory, 'usr/bin');
  if (!existsSync(join(programs, 'setfattr'))) {
    mkdirSync(directory, { recursive: true });
    const { file } = await downloadDebian(root, ['attr'], nativeArch);
    await unpackDebian([file('attr')], directory);
  }
  return programs;
}
