import { parseJsonObject } from '../../untrusted/json.ts';
import { checksum, objectsOf, textOf } from '../shape.ts';
import type { Component } from '../types.ts';

const CRATES = 'registry+https://github.com/rust-lang/crates.io-index';

/** What cargo-auditable puts into a program: the crates that were linked into it. Those that only helped to build it are not there. */
export function readAuditable(text: string): readonly Component[] {
  return objectsOf(parseJsonObject(text)?.packages).flatMap(({ kind, name, version }) => {
    const crate = textOf(name);
    const release = textOf(version);
    return crate === undefined || release === undefined || kind === 'build'
      ? []
      : [{ kind: 'cargo' as const, name: crate, version: release }];
  });
}

const NOTE = 'listed by Cargo.lock of the project; the program itself does not say which crates were linked into it';
const FIELD = /^(name|version|source|checksum) = "([^"\n]{1,400})"$/;

/** Crates of a `Cargo.lock`: whatever any target and any feature could need, so more than a program has. */
export function readCargoLock(text: string): readonly Component[] {
  return text
    .split(/^\[\[package\]\]$/m, 20_000)
    .slice(1)
    .flatMap((block) => {
      const lines = block.split('\n', 64).flatMap((line) => {
        const [, key = '', value = ''] = FIELD.exec(line.trimEnd()) ?? [];
        return key === '' ? [] : [[key, value] as const];
      });
      const {
        name,
        version,
        source,
        checksum: sum,
      } = Object.fromEntries(lines) as Readonly<Record<string, string | undefined>>;
      if (name === undefined || version === undefined) return [];
      const checksums = source === CRATES ? checksum('sha256', sum ?? '') : [];
      return [
        {
          kind: 'cargo' as const,
          name,
          version,
          assumed: true as const,
          note: NOTE,
          ...(checksums.length === 0 ? {} : { checksums }),
        },
      ];
    });
}
