import { parseJsonObject } from '../../untrusted/json.ts';
import { lookup } from '../../untrusted/lookup.ts';
import { anyOf, integrity, objectsOf, textOf, textsOf } from '../shape.ts';
import type { Component, TextReader } from '../types.ts';

/** `package.json` of an installed package, of a workspace, or of the application itself. */
export const readPackageJson: TextReader = (text) => {
  const manifest = parseJsonObject(text) ?? {};
  const name = textOf(manifest.name);
  const version = textOf(manifest.version);
  // Folders within a package have one too, which only says how its files are to be read.
  if (name === undefined || version === undefined) return [];
  return [{ kind: 'npm', ...scoped(name), version, ...licenseOf(manifest) }];
};

export function scoped(name: string): Pick<Component, 'namespace' | 'name'> {
  const slash = name.indexOf('/');
  return name.startsWith('@') && slash > 0
    ? { namespace: name.slice(0, slash), name: name.slice(slash + 1) }
    : { name };
}

/** `license` is an expression; older packages have an object there, or a list of them as `licenses`. */
function licenseOf({ license, licenses }: Readonly<Record<string, unknown>>): { readonly license?: string } {
  const types = [...objectsOf([license]), ...objectsOf(licenses)].map(({ type }) => type);
  return anyOf([...textsOf(license), ...textsOf(licenses), ...textsOf(types)]);
}

/** What a manager noted of the archives that it installed, by name and version. */
export type Archives = ReadonlyMap<string, Pick<Component, 'checksums' | 'download'>>;

/** `node_modules/.package-lock.json`, in which npm says what it has installed. */
export function readHiddenLock(text: string): Archives {
  const packages = Object.entries(asRecord(parseJsonObject(text)?.packages));
  return new Map(
    packages.flatMap(([path, value]) => {
      const at = path.lastIndexOf('node_modules/');
      const name = textOf(lookup(value, 'name')) ?? path.slice(at + 'node_modules/'.length);
      const version = textOf(value.version);
      if (at < 0 || version === undefined) return [];
      const download = textOf(value.resolved);
      // A folder of the repository, or a repository of git, is no archive that anyone could fetch.
      const from = download?.startsWith('https://') === true && !download.includes('@git') ? { download } : {};
      return [[`${name}@${version}`, { ...from, ...integrity(value.integrity) }] as const];
    }),
  );
}

function asRecord(value: unknown): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, Record<string, unknown>>) : {};
}

const PNPM_KEY = /^ {2}'?\/?(@?[^\s'():]+)(?:\([^\n]*)?'?:$/;
const PNPM_RESOLUTION = /^ {4}resolution: \{integrity: ([\w+/=-]+)/;

/** `node_modules/.pnpm/lock.yaml`: line by line, since the whole of it takes a YAML reader seconds. */
export function readPnpmLock(text: string): Archives {
  const archives = new Map<string, Pick<Component, 'checksums' | 'download'>>();
  let key: string | undefined;
  for (const line of text.split('\n')) {
    if (line.length > 1024) continue;
    const found = PNPM_KEY.exec(line)?.[1];
    if (found !== undefined) key = found;
    const hash = PNPM_RESOLUTION.exec(line)?.[1];
    if (key !== undefined && hash !== undefined) archives.set(key, integrity(hash));
  }
  return archives;
}
