import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_MAX_BUILD_AGE_DAYS } from '../../../src/wolfi/staleness.ts';
import { LINE, QUESTIONS } from '../../../src/options/row.ts';
import { GROUPS, OPTIONS, rows } from '../../../src/options/table.ts';
import { commandHelp, inputHelp } from '../../../src/options/texts.ts';
import { environmentName, OVERRIDE_FIELDS } from '../../../src/options/override-fields.ts';
import { actionFile } from '../../support/runner.ts';

const inputs = rows.filter(([, { input }]) => input !== undefined);
const flags = rows.filter(([, { command }]) => command !== undefined);

describe('the table of options', () => {
  test('has help for each, as a phrase, and a place where it can be said', () => {
    const wrong = rows.filter(
      ([, { help, input, command }]) =>
        help.length < 10 || help.endsWith('.') || (input === undefined && command === undefined),
    );
    expect(wrong).toEqual([]);
    for (const [, row] of inputs) expect(inputHelp(row, row.input ?? {})).toMatch(/^[^a-z].*\.$/);
  });

  test('names each once, as inputs are named, and has each in one group', () => {
    expect(rows.filter(([name]) => !/^[a-z]+(?:-[a-z]+)*$/.test(name))).toEqual([]);
    expect(GROUPS.flatMap(({ rows: group }) => Object.keys(group))).toEqual(Object.keys(OPTIONS));
  });

  test('has flags that no other option of the same verb has', () => {
    for (const verb of [...LINE, ...QUESTIONS]) {
      const said = flags
        .filter(([, { command }]) => command?.verbs.includes(verb))
        .flatMap(([, { command }]) => command?.flag.match(/--?[a-z-]+/g) ?? []);
      expect(said).toEqual([...new Set(said)]);
    }
  });

  test('tells in the help of a flag which variable says the same', () => {
    const untold = flags.filter(
      ([, row]) =>
        row.command !== undefined &&
        row.variable !== undefined &&
        !commandHelp(row, row.command).includes(row.variable.name),
    );
    expect(untold).toEqual([]);
  });

  test.each(OVERRIDE_FIELDS)('has the overriding field %s with the variable that it is read from', (field) => {
    expect(OPTIONS[field].variable).toEqual(
      expect.objectContaining({ name: environmentName(field), everywhere: true }),
    );
  });

  test('says the defaults that the program has', () => {
    expect(OPTIONS['max-package-age'].input.default).toBe(String(DEFAULT_MAX_BUILD_AGE_DAYS));
  });
});

describe('action.yml', () => {
  test('has the inputs of the table, and no other', () => {
    expect(Object.keys(actionFile.inputs)).toEqual(inputs.map(([name]) => name));
  });

  test('has texts as defaults', () => {
    const values = Object.values(actionFile.inputs).map((input) => input.default);
    expect(values.filter((value) => value !== undefined && typeof value !== 'string')).toEqual([]);
  });
});

describe('an input that docker/build-push-action has, too,', () => {
  /** Its own inputs, those that are lists with what separates the items of each. */
  const theirs: Readonly<Record<string, 'commas' | 'lines' | 'other'>> = {
    'add-hosts': 'commas',
    allow: 'commas',
    annotations: 'lines',
    attests: 'lines',
    'build-args': 'lines',
    'build-contexts': 'lines',
    builder: 'other',
    'cache-from': 'lines',
    'cache-to': 'lines',
    call: 'other',
    'cgroup-parent': 'other',
    context: 'other',
    file: 'other',
    'github-token': 'other',
    labels: 'lines',
    load: 'other',
    network: 'other',
    'no-cache': 'other',
    'no-cache-filters': 'commas',
    outputs: 'lines',
    platforms: 'commas',
    provenance: 'other',
    pull: 'other',
    push: 'other',
    sbom: 'other',
    'secret-envs': 'commas',
    'secret-files': 'lines',
    secrets: 'lines',
    'shm-size': 'other',
    ssh: 'commas',
    tags: 'commas',
    target: 'other',
    ulimit: 'commas',
  };
  /** A name without what names of the same thing differ in. */
  const root = (name: string): string => name.replaceAll(/s?(?:[-_]|$)/g, '');

  test('has its name', () => {
    const ours = new Set(inputs.map(([name]) => name));
    expect(Object.keys(theirs).filter((name) => !ours.has(name))).toEqual([]);
    const names = new Map(Object.keys(theirs).map((name) => [root(name), name]));
    expect([...ours].filter((name) => (names.get(root(name)) ?? name) !== name)).toEqual([]);
  });

  test('is read as it is read there', () => {
    const here = inputs
      .filter(([name]) => name in theirs)
      .map(([name, row]) => [
        name,
        row.kind === 'list' ? (row.rules.commas === 'separate' ? 'commas' : 'lines') : 'other',
      ]);
    expect(Object.fromEntries(here)).toEqual(theirs);
  });
});

test('the table needs nothing but itself: every start of the command loads it', () => {
  const folder = join(import.meta.dirname, '../../../src/options');
  const files = [
    'table.ts',
    'texts.ts',
    'row.ts',
    ...['dockerfile', 'image', 'packages', 'project', 'report', 'steps'].map((name) => `rows/${name}.ts`),
  ];
  const loaded = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^import (?!type ).* from '(.*)';$/gm)].map(
      (found) => found[1] ?? '',
    ),
  );
  expect(loaded.filter((path) => !/^\.{1,2}\/(?:rows\/\w+|row|table)\.ts$/.test(path))).toEqual([]);
});
