import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, writeWhole } from '../files.ts';
import type { PackageDefinition } from '../packages/definition.ts';
import { type BuiltForBoth, isForBoth, nativeArch } from './make-package.ts';
import type { SigningKey } from './signing-key.ts';

/** A package that was made, and where its files are. */
export type StoredPackage = { built: BuiltForBoth; file: string; otherFile?: string };

/** How long a package that no repository was made of is kept, in milliseconds: people change definitions back and forth. */
const keptUnused = 7 * 24 * 3600 * 1000;

/** Digest of the code that makes packages: when it changes, they are made anew. */
function makerDigest(): string {
  const digest = createHash('sha256');
  for (const name of readdirSync(import.meta.dirname).sort()) {
    digest.update(name).update(readFileSync(join(import.meta.dirname, name)));
  }
  return digest.digest('hex');
}

function filesAt(path: string, both: boolean): { file: string; otherFile?: string } {
  return { file: `${path}.apk`, ...(both ? { otherFile: `${path}.other.apk` } : {}) };
}

/** Keeps packages under the digest of all that they are made from, so that each is made once. */
export class PackageStore {
  readonly #directory: string;
  readonly #maker: string;

  constructor(directory: string, key: SigningKey) {
    this.#directory = directory;
    this.#maker = `${makerDigest()} ${key.publicKey} ${nativeArch}`;
    mkdirSync(directory, { recursive: true });
  }

  #path(definition: PackageDefinition): string {
    const digest = createHash('sha256')
      .update(JSON.stringify([this.#maker, definition]))
      .digest('hex');
    return join(this.#directory, `${definition.name}-${digest.slice(0, 16)}`);
  }

  find(definition: PackageDefinition): StoredPackage | undefined {
    const path = this.#path(definition);
    const note = readIfThere(`${path}.json`);
    const files = filesAt(path, isForBoth(definition));
    if (note === undefined || !Object.values(files).every((file) => existsSync(file))) return undefined;
    const now = new Date();
    for (const file of [`${path}.json`, ...Object.values(files)]) utimesSync(file, now, now);
    return { built: JSON.parse(note) as BuiltForBoth, ...files };
  }

  keep(
    definition: PackageDefinition,
    { file, otherFile, built }: { file: Buffer; otherFile?: Buffer; built: BuiltForBoth },
  ): StoredPackage {
    const path = this.#path(definition);
    const files = filesAt(path, otherFile !== undefined);
    writeWhole(files.file, file);
    if (files.otherFile !== undefined && otherFile !== undefined) writeWhole(files.otherFile, otherFile);
    writeWhole(`${path}.json`, JSON.stringify(built));
    return { built, ...files };
  }

  /** Deletes what was not looked for in a week. */
  prune(): void {
    for (const name of readdirSync(this.#directory)) {
      const path = join(this.#directory, name);
      if (statSync(path).mtimeMs < Date.now() - keptUnused) rmSync(path, { force: true });
    }
  }
}
