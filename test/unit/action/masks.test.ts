import { describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { masksOf } from '../../../src/action/masks.ts';

/** What GitHub's runner shows of a log, which it masks line by line, and each line of what it is told to mask. */
function masked(log: string, masks: readonly string[]): string {
  const values = masks.flatMap((mask) => [mask, ...mask.split(/[\r\n]+/)]).filter((value) => value !== '');
  const longestFirst = values.sort((a, b) => b.length - a.length);
  return log
    .split('\n')
    .map((line) => longestFirst.reduce((text, value) => text.replaceAll(value, '***'), line))
    .join('\n');
}

const masksOfValue = (value: string): readonly string[] => masksOf([{ id: 'A', from: { value } }], {}, '/');
const pem = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).privateKey;
const lines = pem.trimEnd().split('\n');
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('of a key of several lines, the log shows', () => {
  const masks = masksOfValue(pem);

  test('no line, alone or among other words', () => {
    for (const line of lines) expect(masked(`> ${line} <`, masks)).toBe('> *** <');
  });

  test('no base64: of all of it, with and without its last line break, nor of a line', () => {
    for (const text of [pem, pem.trimEnd(), ...lines]) expect(masked(`x ${base64(text)} y`, masks)).toBe('x *** y');
  });

  test('no base64 of something that it is a part of, wherever in it', () => {
    for (const before of ['', 'a', 'ab', 'abc']) {
      const shown = masked(base64(`${before}${pem}trailing`), masks);
      expect(shown).toContain('***');
      // A few characters at either end are made of what stands beside it too.
      expect(shown.replace('***', '').length).toBeLessThan(24);
    }
  });
});

test('what is short is hidden where it is the whole secret, and not where it is a line of one: logs would be stars', () => {
  expect(masksOfValue('a1')).toContain('a1');
  const json = masksOfValue('{\n  "key": "value-1",\n  "ok": true\n}\n');
  expect(json).toContain('"key": "value-1",');
  for (const short of ['{', '}', 'true']) expect(masked(`x ${short} y`, json)).toBe(`x ${short} y`);
});

test('values come from variables and files as well; what is not there needs no mask', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aipack-masks-'));
  try {
    writeFileSync(join(folder, 'file'), 'from-a-file\n');
    const secrets = [
      { id: 'A', from: { variable: 'TOKEN' } },
      { id: 'B', from: { file: 'file' } },
      { id: 'C', from: { file: 'none' } },
      { id: 'D', from: { variable: 'NONE' } },
    ];
    const masks = masksOf(secrets, { TOKEN: 'from-a-variable' }, folder);
    expect(masks).toEqual(expect.arrayContaining(['from-a-variable', 'from-a-file', base64('from-a-file\n')]));
    expect(masks).not.toContain('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
