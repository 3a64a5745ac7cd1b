import { describe, expect, test } from '@jest/globals';
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { IndexError, MemoryStore, PackageIndex, resolve, ResolveError } from '../../../src/wolfi/index.ts';
import { decodeIndex, encodeIndex, type StoredIndex, type StoredIndexInfo } from '../../../src/wolfi/table/codec.ts';
import { scanIndex } from '../../../src/wolfi/table/scan.ts';
import { textInMemory } from '../../../src/wolfi/table/text-source.ts';
import { indexText, type TestPackage } from './support/index-text.ts';

const info: StoredIndexInfo = {
  architecture: 'x86_64',
  repository: 'https://example.org/os',
  digest: 'a'.repeat(64),
  signature: { key: 'k.rsa.pub', scheme: 'RSA256', value: Buffer.from([1, 2, 3]), digest: Buffer.from([4, 5]) },
};

/** Larger than one block of the stored text, with stanzas across the boundary. */
const packages = Array.from({ length: 700 }, (_, i): TestPackage => ({
  name: `p${i % 300}`,
  version: `${i}-r0`,
  provides: `v${i}=1`,
  depends: `p${(i + 1) % 300}`,
}));
const text = Buffer.from(indexText(...packages, { name: 'auto', installIf: 'p1' }));

function encode(): Buffer {
  return Buffer.concat(encodeIndex(info, scanIndex(text, 'x86_64', 'here'), text));
}

async function decode(bytes: Uint8Array): Promise<StoredIndex | undefined> {
  const store = new MemoryStore();
  await store.put('a', [bytes]);
  const blob = await store.get('a');
  return blob && decodeIndex(blob);
}

function indexOf(stored: StoredIndex | undefined): PackageIndex {
  if (!stored) throw new Error('It was not read.');
  return new PackageIndex('x86_64', [{ table: stored.table, text: stored.text, repository: '' }]);
}

describe('an index that was stored', () => {
  test('is the index it was made from', async () => {
    const stored = await decode(encode());
    const original = indexOf({
      info,
      table: scanIndex(text, 'x86_64', 'here'),
      text: textInMemory(text),
    });
    const index = indexOf(stored);
    expect(stored?.info).toEqual(info);
    expect(index.names()).toEqual(original.names());
    expect(index.newestBuild).toBe(original.newestBuild);
    for (let id = 0; id < original.size; id++) expect(index.recordOf(id)).toEqual(original.recordOf(id));
    expect(resolve(index, ['p7', 'v3'])).toEqual(resolve(original, ['p7', 'v3']));
    expect(resolve(index, ['p1']).packages.map((item) => item.name)).toContain('auto');
  });

  test('is the same bytes every time', () => {
    expect(encode().equals(encode())).toBe(true);
  });

  test('is read from memory that begins anywhere', async () => {
    const bytes = encode();
    const shifted = Buffer.concat([Buffer.from([0]), bytes]).subarray(1);
    const blob = {
      size: shifted.length,
      read: (at: number, length: number) => shifted.subarray(at, at + length),
      close: () => undefined,
      discard: () => undefined,
    };
    expect(indexOf(decodeIndex(blob)).size).toBe(packages.length + 1);
  });

  test('may be empty', async () => {
    const nothing = new Uint8Array();
    const bytes = Buffer.concat(
      encodeIndex({ ...info, signature: undefined }, scanIndex(nothing, 'x86_64', 'here'), nothing),
    );
    const index = indexOf(await decode(bytes));
    expect({ size: index.size, names: index.names(), has: index.has('a') }).toEqual({ size: 0, names: [], has: false });
  });

  test('gives a known error or an answer of the same text where somebody forged its tables and their checksum', async () => {
    const whole = encode();
    const head = whole.readUInt32LE(48 + 4) + 48 + 8;
    const end = 48 + whole.readUInt32LE(8);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: head, max: end - 5 }), fc.oneof(fc.nat(800), fc.nat(0xffffffff))), {
          minLength: 1,
          maxLength: 40,
        }),
        async (changes) => {
          const forged = Buffer.from(whole);
          for (const [at, value] of changes) forged.writeUInt32LE(value, at - ((at - head) % 4));
          hash('sha256', forged.subarray(48, end), 'buffer').copy(forged, 16);
          const stored = await decode(forged);
          if (stored === undefined) return;
          const index = indexOf(stored);
          for (const world of [['p7', 'v3'], ['p1'], ['auto']]) {
            try {
              const { packages: found } = resolve(index, world);
              for (const { name, version } of found) expect(index.record(name, version)?.version).toBe(version);
            } catch (error) {
              const known =
                error instanceof ResolveError || (error instanceof IndexError && error.code === 'INDEX_CORRUPT');
              if (!known) throw error;
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is never read otherwise than it was written, whichever byte changes', async () => {
    const bytes = encode();
    const expected = indexOf(await decode(bytes));
    const everything = (index: PackageIndex): string => {
      return Array.from({ length: index.size }, (_, id) => index.stanzaOf(id)).join('') + index.names().join();
    };
    const whole = everything(expected);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const changed = Buffer.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ flip;
          const stored = await decode(changed);
          if (!stored) return true;
          try {
            return everything(indexOf(stored)) === whole;
          } catch (error) {
            return error instanceof IndexError && error.code === 'INDEX_CORRUPT';
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
