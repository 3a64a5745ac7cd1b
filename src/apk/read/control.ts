import { TarReader } from '../archive/tar-reader.ts';
import { damaged } from '../errors.ts';
import { readPackageInfo, type ReadInfo } from './package-info.ts';

/** A file of a signature or control segment. */
export interface SmallFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * The files of a small tar, which is whole in memory.
 * @throws ApkError APK_FORMAT
 */
export function readSmallTar(bytes: Uint8Array): readonly SmallFile[] {
  const reader = new TarReader();
  const files: SmallFile[] = [];
  let open: { name: string; parts: Uint8Array[] } | undefined;
  for (const event of reader.push(bytes)) {
    if (event.kind === 'entry') open = { name: event.entry.name, parts: [] };
    else if (event.kind === 'content') open?.parts.push(event.bytes);
    else if (open) files.push({ name: open.name, content: Buffer.concat(open.parts) });
  }
  reader.finish();
  return files;
}

/** Scripts that apk knows, as they are called in a control segment. */
const SCRIPTS = new Set([
  '.pre-install',
  '.post-install',
  '.pre-upgrade',
  '.post-upgrade',
  '.pre-deinstall',
  '.post-deinstall',
  '.trigger',
]);

export interface Control extends ReadInfo {
  readonly scripts: readonly string[];
}

/**
 * Reads what a control segment unpacks to.
 * @throws ApkError APK_FORMAT
 */
export function readControl(files: readonly SmallFile[]): Control {
  const infos = files.filter(({ name }) => name === '.PKGINFO');
  const [first, ...more] = infos;
  if (!first || more.length > 0) throw damaged(`has ${infos.length} files .PKGINFO in its control segment`);
  const scripts = files.map(({ name }) => name).filter((name) => SCRIPTS.has(name));
  return { ...readPackageInfo(Buffer.from(first.content).toString('utf8')), scripts };
}
