import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** The room that every other one stands on: how to take what comes from outside, and how to show it. It knows nothing of ours. */
const BASE = ['untrusted'];

/** What each room may import of ours, besides itself and the base. ARCHITECTURE.md says why. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(BASE.map((room) => [room, []])),
  proto: [],
  oci: [],
  llb: ['proto', 'oci'],
  buildkit: ['proto', 'oci', 'llb'],
  wolfi: [],
  schema: ['wolfi'],
  detect: ['wolfi', 'schema'],
  assist: ['wolfi', 'schema', 'detect'],
  image: ['oci', 'llb', 'schema'],
  options: ['oci', 'schema'],
  report: ['buildkit'],
  app: ['oci', 'llb', 'buildkit', 'wolfi', 'schema', 'detect', 'assist', 'image', 'options', 'report'],
  host: ['oci', 'llb', 'buildkit', 'wolfi', 'schema', 'detect', 'assist', 'image', 'options', 'report', 'app'],
  cli: ['oci', 'llb', 'buildkit', 'wolfi', 'schema', 'detect', 'assist', 'image', 'options', 'report', 'app', 'host'],
  action: [
    'oci',
    'llb',
    'buildkit',
    'wolfi',
    'schema',
    'detect',
    'assist',
    'image',
    'options',
    'report',
    'app',
    'host',
  ],
};

interface Import {
  readonly file: string;
  readonly specifier: string;
}

const imports: readonly Import[] = globSync('src/**/*.ts', { cwd: root }).flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map((match) => ({
    file,
    specifier: match[1] ?? '',
  })),
);

const roomOf = (path: string): string => path.split('/')[1] ?? '';

describe('the rooms of the source tree', () => {
  test('every folder of src is a room with a rule', () => {
    const found = new Set(imports.map(({ file }) => roomOf(file)));
    expect([...found].filter((room) => !(room in rooms))).toEqual([]);
    expect(imports.length).toBeGreaterThan(100);
  });

  test('no room imports what it may not know', () => {
    const offences = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ file, specifier }) => ({ file, target: normalize(join(dirname(file), specifier)) }))
      .filter(({ file, target }) => {
        const from = roomOf(file);
        const to = roomOf(target);
        return to !== from && !BASE.includes(to) && !(rooms[from] ?? []).includes(to);
      });
    expect(offences).toEqual([]);
  });

  // The bundler leaves out a module of which nothing is used.
  test('no module is imported for what it does when it is loaded', () => {
    const effects = globSync('src/**/*.ts', { cwd: root }).filter((file) =>
      /^import\s*'/m.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(effects).toEqual([]);
  });

  test('only the action knows the GitHub toolkit', () => {
    const offences = imports.filter(
      ({ file, specifier }) => specifier.startsWith('@actions/') && roomOf(file) !== 'action',
    );
    expect(offences).toEqual([]);
  });
});
