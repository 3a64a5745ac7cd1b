import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseIndex, type PackageIndex } from '../../../../src/wolfi/index.ts';

/** The steering repository lies beside the project, in CI too. */
const directory = join(import.meta.dirname, '../../../../../shared/wolfi');

/** A file of the shared Wolfi index, which is measured against but not part of the project. */
export function sharedWolfiFile(name: string): Buffer {
  const file = join(directory, name);
  if (!existsSync(file))
    throw new Error(`This test needs shared/wolfi/${name} beside the project: there is no ${file}.`);
  return readFileSync(file);
}

let parsed: PackageIndex | undefined;

/** The shared index, read once a test file. */
export function sharedWolfiIndex(): PackageIndex {
  parsed ??= parseIndex(sharedWolfiFile('APKINDEX.tar.gz'), { keys: [], allowUntrusted: true });
  return parsed;
}
