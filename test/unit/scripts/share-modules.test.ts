import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';

type Parts = Readonly<Record<string, string>>;
const script = new URL('../../../scripts/share-modules.mjs', import.meta.url).href;
const { shareModules } = (await import(script)) as { shareModules: (parts: Parts) => Parts };
const folder = mkdtempSync(join(tmpdir(), 'aipack-parts-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A part as the bundler writes it. */
function part(id: number, modules: Readonly<Record<number, string>>): string {
  const written = Object.entries(modules).map(
    ([each, body]) => `/***/ ${each}:\n/***/ (() => {\n\n${body}\n\n/***/ })`,
  );
  return `export const id = ${id};\nexport const ids = [${id}];\nexport const modules = {\n\n${written.join(',\n\n')}\n\n};\n`;
}

/** A module that is large enough, and says what it is. */
const large = (text: string): string => `return ${JSON.stringify(text)}; // ${'-'.repeat(4_000)}`;

test('what several parts hold is in one file, and each part has the modules that it had', async () => {
  const parts = {
    '1.index.js': part(1, { 10: large('common'), 11: 'return "one";' }),
    '2.index.js': part(2, { 10: large('common'), 12: 'return "small";' }),
    '3.index.js': part(3, { 12: 'return "small";', 13: large('three') }),
  };
  const shared = shareModules(parts);
  expect(Object.keys(shared)).toEqual([...Object.keys(parts), 'shared0.index.js']);
  expect(
    Object.values(shared)
      .join('')
      .match(/"common"/g),
  ).toHaveLength(1);
  for (const [file, source] of Object.entries(shared)) writeFileSync(join(folder, file), source);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const said: Record<string, unknown> = {};
  for (const file of Object.keys(parts)) {
    const loaded = (await import(pathToFileURL(join(folder, file)).href)) as Loaded;
    said[`${loaded.id}`] = Object.fromEntries(Object.entries(loaded.modules).map(([id, body]) => [id, body()]));
  }
  expect(said).toEqual({
    1: { 10: 'common', 11: 'one' },
    2: { 10: 'common', 12: 'small' },
    3: { 12: 'small', 13: 'three' },
  });
});

test.each([
  ['one without modules', 'export const id = 1;\n'],
  ['one that begins otherwise', 'export const modules = {\nconst a = 1;\n/***/ 10:\n/***/ (() => {})\n};\n'],
])('%s is no part that is known', (_, source) => {
  expect(() => shareModules({ '1.index.js': source })).toThrow('1.index.js');
});

interface Loaded {
  readonly id: number;
  readonly modules: Readonly<Record<string, () => unknown>>;
}
