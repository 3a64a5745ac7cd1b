import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, writeWhole } from '../files.ts';
import type { PackageDefinition } from '../packages/definition.ts';
import { type BuiltForBoth, nativeArch } from './make-package.ts';
import type { SigningKey } from './signing-key.ts';

/** A package that was made, and where its file is. */
export type StoredPackage = { built: BuiltForBoth; file: string };

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
    if (note === undefined || !existsSync(`${path}.apk`)) return undefined;
    const now = new Date();
    utimesSync(`${path}.json`, now, now);
    utimesSync(`${path}.apk`, now, now);
    return { built: JSON.parse(note) as BuiltForBoth, file: `${path}.apk` };
  }

  keep(definition: PackageDefinition, file: Buffer, built: BuiltForBoth): StoredPackage {
    const path = this.#path(definition);
    writeWhole(`${path}.apk`, file);
    writeWhole(`${path}.json`, JSON.stringify(built));
    return { built, file: `${path}.apk` };
  }

  /** Deletes what was not looked for in a week. */
  prune(): void {
    for (const name of readdirSync(this.#directory)) {
      const path = join(this.#directory, name);
      if (statSync(path).mtimeMs < Date.now() - keptUnused) rmSync(path, { force: true });
    }
  }
}
