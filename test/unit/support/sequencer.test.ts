import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import CheapFirst from '../../support/sequencer.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-sequence-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sequencer = new CheapFirst();
const made = (kind: string, name: string, cost?: number) => {
  const path = join(folder, name);
  writeFileSync(path, cost === undefined ? '' : `/** @cost ${cost} */\n`);
  return { path, context: { config: { displayName: { name: kind } } } };
};
const names = (files: readonly { path: string }[]): readonly string[] => files.map(({ path }) => basename(path));

test('files come class by class, what is cheap before what is dear', () => {
  const files = [
    made('e2e', 'dear', 90),
    made('e2e', 'cheap', 10),
    made('unit', 'b'),
    made('integration', 'middle', 40),
    made('unit', 'a'),
  ];
  expect(names(sequencer.sort(files))).toEqual(['a', 'b', 'middle', 'cheap', 'dear']);
});

test('shards share what is dear, and leave nothing out', () => {
  const files = [10, 20, 30, 40, 50].map((cost) => made('e2e', `file-${cost}`, cost));
  const shard = (shardIndex: number) => names(sequencer.shard(files, { shardIndex, shardCount: 2 }));
  expect([shard(1), shard(2)]).toEqual([
    ['file-10', 'file-30', 'file-50'],
    ['file-20', 'file-40'],
  ]);
});
