import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Modules {
  readonly nameForCondition?: string;
  readonly modules?: readonly Modules[];
}

interface Licences {
  readonly licences: (folders: readonly string[]) => string;
  readonly packageFolders: (stats: { readonly toJson: () => Modules }) => readonly string[];
}

const root = new URL('../../../', import.meta.url);
const { licences, packageFolders } = (await import(new URL('scripts/licences.mjs', root).href)) as Licences;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-licences-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function packageAt(path: string, name: string, version: string, files: Readonly<Record<string, string>>): string {
  const place = join(folder, path);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name, version, license: 'MIT' }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  return place;
}

test('each package is there once, with its version, its licence and its notices, in an order of its own', () => {
  const folders = [
    packageAt('b', 'b', '2.0.0', {
      'LICENSE.md': 'Copyright B\r\n',
      NOTICE: 'B has parts of C',
      'licenses.js': 'code',
    }),
    packageAt('a', 'a', '1.0.0', { licence: 'Copyright A' }),
    packageAt('x/a', 'a', '1.0.0', { licence: 'Copyright A' }),
    packageAt('y/a', 'a', '3.0.0', { COPYING: 'Copyright A and others' }),
  ];
  const text = licences(folders);
  expect(text).toBe(
    [
      'a 1.0.0 (MIT)\n-------------\n\nCopyright A\n',
      'a 3.0.0 (MIT)\n-------------\n\nCopyright A and others\n',
      'b 2.0.0 (MIT)\n-------------\n\nCopyright B\n\nB has parts of C\n',
    ].join('\n\n'),
  );
  expect(licences(folders.toReversed())).toBe(text);
});

test('a package without a text stops the bundle, by name', () => {
  const folders = [packageAt('a', '@a/b', '1.0.0', {}), packageAt('b', 'b', '1.0.0', { LICENSE: '' })];
  expect(() => licences(folders)).toThrow('No licence text comes with @a/b 1.0.0 (MIT), b 1.0.0 (MIT).');
});

test('every package that the program depends on comes with a text, or has one here', () => {
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { dependencies: object };
  const names = Object.keys(dependencies);
  const text = licences(names.map((name) => new URL(`node_modules/${name}`, root).pathname));
  for (const name of names) expect(text).toContain(`${name} `);
});

test('packages of a bundle are told from the paths of its modules, the innermost one', () => {
  const modules = (...paths: readonly string[]): readonly Modules[] =>
    paths.map((nameForCondition) => ({ nameForCondition }));
  const stats = {
    toJson: () => ({
      modules: [
        ...modules('/p/src/a.js', '/p/node_modules/a/lib/a.js', '/p/node_modules/a/node_modules/@b/c/index.js'),
        { modules: modules('/p/node_modules/@b/c/index.js', '/p/node_modules/a/index.js') },
        {},
      ],
    }),
  };
  expect(packageFolders(stats)).toEqual([
    '/p/node_modules/@b/c',
    '/p/node_modules/a',
    '/p/node_modules/a/node_modules/@b/c',
  ]);
});
