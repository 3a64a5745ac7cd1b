import { describe, expect, test } from '@jest/globals';
import { AipackError } from '../../../src/schema/errors.ts';
import { loadBuilds } from '../../../src/schema/load.ts';
import { loadOverrides } from '../../../src/schema/overrides-load.ts';

const small = 256 * 1024;
const large = 1024 * 1024;
const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');
const spec = (build: string): string =>
  `{"metadata":{"project_name":"a","language":"b","build_system":"c"},"build":${build},"runtime":{"command":["a"]}}`;

/** Name, content, what is said of it. */
const bombs: readonly (readonly [string, string, RegExp])[] = [
  ['a hundred thousand open brackets', '['.repeat(100_000), /nested more than 100 levels/],
  ['brackets that are closed', '['.repeat(100_000) + ']'.repeat(100_000), /nested more than 100 levels/],
  ['objects in objects', '{"a":'.repeat(50_000), /nested more than 100 levels/],
  ['lists in one line', '- '.repeat(100_000), /nested more than 100 levels/],
  ['keys in one line', '? '.repeat(100_000), /nested more than 100 levels/],
  ['values in one line', ': '.repeat(100_000), /nested more than 100 levels/],
  ['maps that are indented', lines(700, (at) => `${' '.repeat(at)}a:`), /nested more than 100 levels/],
  [
    'aliases of aliases',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${lines(8, (at) => `${'bcdefghi'[at]}: &${'bcdefghi'[at]} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(',')}]`)}`,
    /aliases that expand too far/,
  ],
  [
    'one value that stands for very many',
    `a: &a [${'x,'.repeat(5000)}]\nb: [${'*a,'.repeat(90)}]`,
    /aliases that expand too far/,
  ],
  ['an alias in itself', 'a: &a [*a]', /aliases that expand too far/],
  ['an alias of nothing', 'a: *nothing', /aliases that expand too far|Unresolved alias/],
  ['thousands of aliases', `a: &a x\nb: [${'*a,'.repeat(85_000)}]`, /more than 120000 words/],
  ['thousands of keys', lines(22_000, (at) => `k${at}: 1`), /more than 120000 words/],
  ['thousands of elements', `[${'1,'.repeat(100_000)}1]`, /more than 120000 words/],
  ['thousands of documents', '---\n'.repeat(50_000), /several documents/],
  ['documents with something in them', 'a: 1\n---\n'.repeat(20_000), /several documents/],
  ['thousands of tags', '! '.repeat(100_000), /more than 120000 words/],
  ['thousands of comments', '#\n'.repeat(100_000), /more than 120000 words/],
  ['thousands of closing brackets', '}'.repeat(200_000), /Unexpected/],
  ['thousands of wrong escapes', `"${'\\x'.repeat(100_000)}"`, /escape sequence/],
  ['an escape beyond Unicode', 'a: "\\UFFFFFFFF"', /escape/i],
  ['a NUL', 'a: "x\0y"', /NUL/],
  ['a NUL that is escaped', '{"a": "\\u0000"}', /NUL/],
  ['bytes that are no UTF-8', Buffer.from([0x61, 0x3a, 0x20, 0xff]).toString('utf8'), /not UTF-8/],
  ['a key that stands twice', '{"metadata": {}, "metadata": {}}', /unique/],
  ['very large numbers', `{"a": ${'9'.repeat(200_000)}}`, /./],
  ['names of object properties', '{"__proto__": {"x": 1}, "constructor": {}, "toString": []}', /./],
];

function problemsOf(read: () => unknown): AipackError {
  try {
    read();
  } catch (error) {
    if (error instanceof AipackError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe.each(bombs)('a file with %s', (_, content, reason) => {
  test('is a mistake in a spec file', () => {
    expect(content.length).toBeLessThan(large);
    const { code, message } = problemsOf(() => loadBuilds(content, 'spec.yaml'));
    expect({ code, message }).toEqual({ code: 'SPEC_INVALID', message: expect.stringMatching(reason) });
  });

  test('is a mistake in an aipack.yml', () => {
    expect(content.length).toBeLessThanOrEqual(small);
    const { code, message } = problemsOf(() => loadOverrides(content, 'aipack.yml'));
    expect({ code, message }).toEqual({ code: 'SPEC_INVALID', message: expect.stringMatching(reason) });
  });
});

test('a NUL is told with the line that it stands in', () => {
  const text = 'name: a\nruntime:\n  env: { A: "x\\0" }\n';
  expect(problemsOf(() => loadOverrides(text, 'aipack.yml')).message).toMatch(/^aipack\.yml:3: holds a NUL/);
});

describe('mistakes without number', () => {
  test('are told up to a hundred, and the others counted', () => {
    const packages = Array.from({ length: 10_000 }, () => '"a b"').join(',');
    const { problems } = problemsOf(() => loadBuilds(spec(`{"packages":[${packages}]}`), 'spec.json'));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toMatchObject({ message: 'and 9900 more problems' });
  });

  test('of thousands of services too', () => {
    const { problems } = problemsOf(() => loadBuilds(`[${'1,'.repeat(900)}1]`, 'spec.json'));
    expect(problems.at(-1)).toMatchObject({ message: 'and 801 more problems' });
    expect(problemsOf(() => loadBuilds(`[${'1,'.repeat(2000)}1]`, 'spec.json')).message).toContain(
      'more than 1000 services',
    );
  });

  test('are told in words that have an end', () => {
    const keys = lines(8000, (at) => `${'k'.repeat(20)}${at}: 1`);
    const { message } = problemsOf(() => loadOverrides(keys, 'aipack.yml'));
    expect(message.length).toBeLessThan(5000);
  });
});

describe('what people write', () => {
  test('is taken: anchors, a byte order mark, thousands of lines', () => {
    const anchors =
      'metadata: { project_name: a, language: b, build_system: c }\nbuild: { env: &env { A: "1" } }\nruntime: { command: [a], env: *env }\n';
    expect(loadBuilds(`\ufeff${anchors}`, 'spec.yaml').builds[0]?.runtime.env).toEqual({ A: '1' });
    const commands = Array.from({ length: 2000 }, (_, at) => ({ run: `echo "${at}\t\\"`, inputs: [] }));
    const long = JSON.stringify(JSON.parse(spec(JSON.stringify({ commands }))), undefined, 2);
    expect(loadBuilds(long, 'spec.json').builds[0]?.build.commands).toHaveLength(2000);
    expect(loadOverrides('', 'aipack.yml').overrides).toEqual({});
  });
});
