import { createHash } from 'node:crypto';
import { nativeArch } from '../apk/make-package.ts';
import type { Tree } from '../apk/tree.ts';
import { LabError } from '../errors.ts';
import { zip, type ZipEntry } from './zip.ts';

export type Wheel = { file: string; content: Buffer };

/** Where Debian keeps the modules of its packages, for every Python 3 that it has. */
const modules = 'usr/lib/python3/dist-packages/';

/**
 * The wheel of the one distribution that a Debian package installs: its modules and metadata, with the list of files that Debian leaves out.
 * `corrections` are texts in the metadata and what takes their place.
 */
export function wheelOf(debianPackage: string, tree: Tree, corrections: Readonly<Record<string, string>> = {}): Wheel {
  const files = [...tree].flatMap(([path, entry]): ZipEntry[] =>
    entry.kind === 'file' && path.startsWith(modules) && !path.includes('/__pycache__/')
      ? [{ name: path.slice(modules.length), content: entry.content, mode: entry.mode & 0o777 }]
      : [],
  );
  const text = (name: string) => files.find((file) => file.name === name)?.content.toString();
  const info = [...new Set(files.map(({ name }) => name.split('/')[0] ?? ''))].find((name) =>
    /\.(?:dist|egg)-info$/.test(name),
  );
  const metadata = info === undefined ? undefined : (text(`${info}/METADATA`) ?? text(`${info}/PKG-INFO`));
  const field = (name: string) => new RegExp(`^${name}: *(\\S+)`, 'm').exec(metadata ?? '')?.[1];
  const [name, version] = [field('Name'), field('Version')];
  if (info === undefined || metadata === undefined || name === undefined || version === undefined)
    throw new LabError('lab-package-invalid', `the Debian package ${debianPackage} has no distribution of Python`);

  const label = `${name.replace(/[-_.]+/g, '_')}-${version}`;
  const about = `${label}.dist-info`;
  const tags = text(`${info}/WHEEL`) ?? madeUp(files);
  const tag = /^Tag: *(\S+)\s*(?![\s\S]*^Tag:)/m.exec(tags)?.[1] ?? 'py3-none-any';
  const corrected = Object.entries(corrections).reduce((all, [from, to]) => all.replace(from, to), metadata);
  const entries = [
    ...files.filter((file) => !file.name.startsWith(`${info}/`)),
    ...files
      .filter((file) => /\/(?:entry_points|top_level)\.txt$/.test(file.name) && file.name.startsWith(`${info}/`))
      .map((file) => ({ ...file, name: file.name.replace(info, about) })),
    { name: `${about}/METADATA`, content: Buffer.from(corrected), mode: 0o644 },
    { name: `${about}/WHEEL`, content: Buffer.from(tags), mode: 0o644 },
  ];
  const record = [...entries.map(recordLine), `${about}/RECORD,,`].join('\n');
  return {
    file: `${label}-${tag}.whl`,
    content: zip([...entries, { name: `${about}/RECORD`, content: Buffer.from(`${record}\n`), mode: 0o644 }]),
  };
}

function madeUp(files: readonly ZipEntry[]): string {
  const compiled = files.some(({ name }) => name.endsWith('.so'));
  const tag = compiled ? `cp313-cp313-linux_${nativeArch}` : 'py3-none-any';
  return `Wheel-Version: 1.0\nGenerator: lab\nRoot-Is-Purelib: ${!compiled}\nTag: ${tag}\n`;
}

function recordLine({ name, content }: ZipEntry): string {
  const digest = createHash('sha256').update(content).digest('base64url');
  return `${name.includes(',') ? `"${name}"` : name},sha256=${digest},${content.length}`;
}
