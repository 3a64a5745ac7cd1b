import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DirectoryStore, MemoryStore, type IndexStore } from '../../../src/wolfi/index.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'aipack-store-'));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

async function read(store: IndexStore, name: string): Promise<string | undefined> {
  const blob = await store.get(name);
  if (!blob) return undefined;
  const text = Buffer.from(blob.read(0, blob.size)).toString('utf8');
  blob.close();
  return text;
}

const text = (value: string): Uint8Array[] => [Buffer.from(value)];

describe.each([
  ['memory', () => new MemoryStore()],
  ['a directory', () => new DirectoryStore(join(directory, 'made/when/needed'))],
])('a store in %s', (_, create) => {
  test('gives back what was put, joined, in any part', async () => {
    const store = create();
    await store.put('a.index', [Buffer.from('one'), new Uint8Array(), Buffer.from('two')]);
    expect(await read(store, 'a.index')).toBe('onetwo');
    const blob = await store.get('a.index');
    expect(Buffer.from(blob?.read(2, 2) ?? []).toString()).toBe('et');
    expect(() => blob?.read(4, 3)).toThrow();
    blob?.close();
  });

  test('knows nothing of what was not put', async () => {
    expect(await read(create(), 'a')).toBeUndefined();
  });

  test('replaces, removes, and discards', async () => {
    const store = create();
    await store.put('a', text('1'));
    await store.put('a', text('2'));
    expect(await read(store, 'a')).toBe('2');
    await store.remove(['a', 'never-there']);
    expect(await read(store, 'a')).toBeUndefined();
    await store.put('b', text('3'));
    (await store.get('b'))?.discard();
    expect(await read(store, 'b')).toBeUndefined();
  });

  test('does not keep the memory of who put it', async () => {
    const store = create();
    const bytes = Buffer.from('same');
    await store.put('a', [bytes]);
    bytes.fill(0);
    expect(await read(store, 'a')).toBe('same');
  });
});

describe('a store in a directory', () => {
  test('an open entry stays readable while others replace or remove it', async () => {
    const store = new DirectoryStore(directory);
    await store.put('a', text('first'));
    const blob = await store.get('a');
    await new DirectoryStore(directory).put('a', text('second, longer'));
    await store.remove(['a']);
    expect(Buffer.from(blob?.read(0, 5) ?? []).toString()).toBe('first');
    blob?.close();
    expect(() => blob?.read(0, 1)).toThrow('closed');
  });

  test('many writers leave one whole entry and no leftovers', async () => {
    const values = Array.from({ length: 20 }, (_, i) => String(i % 10).repeat(100_000));
    await Promise.all(values.map((value) => new DirectoryStore(directory).put('a', text(value))));
    expect(values).toContain(await read(new DirectoryStore(directory), 'a'));
    expect(await readdir(directory)).toEqual(['a']);
  });

  test('what killed processes left behind is cleared away, what others are writing is not', async () => {
    const [abandoned, busy] = [join(directory, 'a.1.1.tmp'), join(directory, 'b.2.1.tmp')];
    for (const path of [abandoned, busy]) await writeFile(path, 'half');
    const past = new Date(Date.now() - 2 * 60 * 60 * 1000);
    await utimes(abandoned, past, past);
    await new DirectoryStore(directory).put('c', text('1'));
    expect((await readdir(directory)).sort()).toEqual(['b.2.1.tmp', 'c']);
  });

  test('a write that fails leaves nothing behind', async () => {
    const store = new DirectoryStore(join(directory, 'file'));
    await writeFile(join(directory, 'file'), 'in the way');
    await expect(store.put('a', text('1'))).rejects.toThrow();
    expect(await readdir(directory)).toEqual(['file']);
  });

  test.each(['../a', 'a/b', '', '.hidden', 'a\0'])('"%s" is no name for an entry', async (name) => {
    await expect(new DirectoryStore(directory).put(name, text('x'))).rejects.toThrow(RangeError);
  });
});
