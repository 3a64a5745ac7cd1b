import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseIndex, type PackageIndex } from '../../src/wolfi/index.ts';

const folder = join(import.meta.dirname, '../data/wolfi');

/** A package index of Wolfi's size, unsigned; `test/data/wolfi/README.md` says where it is from. */
export const wolfiIndexFile = join(folder, 'APKINDEX.tar.gz');

export interface Solve {
  readonly world: readonly string[];
  readonly ok: boolean;
  /** `name=version` of each package, where `ok`. */
  readonly install?: readonly string[];
  /** The lines of apk's error, where not. */
  readonly error?: readonly string[];
}

/** What apk answers for fifty worlds on that index. */
export const wolfiSolves = JSON.parse(readFileSync(join(folder, 'solves.json'), 'utf8')) as readonly Solve[];

let parsed: PackageIndex | undefined;

/** The index, read once a test file. */
export function wolfiIndex(): PackageIndex {
  parsed ??= parseIndex(readFileSync(wolfiIndexFile), { keys: [], allowUntrusted: true });
  return parsed;
}
