import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { joined, printable, printableJson, printableLines, say, shortened } from '../../../src/untrusted/printable.ts';
import { HOSTILE_TEXTS, OUTSIDE, TAKEN } from '../../support/hostile-texts.ts';
import { runnerCommands } from '../../support/runner-commands.ts';

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...HOSTILE_TEXTS, ':', '#', '[', ' ', '\n', '\u001b', 'x')).map((parts) => parts.join('')),
);

describe('text of others', () => {
  test.each(HOSTILE_TEXTS)('%j has no power', (text) => {
    for (const shown of [
      printable(text),
      printableLines(text),
      printableLines(text, '  '),
      say`> ${printable(text)}`,
    ]) {
      expect(shown).not.toMatch(OUTSIDE);
      expect(runnerCommands(shown)).toEqual([]);
    }
    expect(printable(text)).not.toContain('\n');
  });

  test('says what was there', () => {
    expect(printable('a\nb\u202ec\u0000')).toBe('a\\u{a}b\\u{202e}c\\u{0}');
    expect(printable('\ud800')).toBe('\\u{d800}');
    expect(printable('a\tb')).toBe('a    b');
    expect(printable('\u001b[1;31mred\u001b[0m \u001b]8;;https://x\u001b\\link\u001b]8;;\u001b\\')).toBe('red link');
    expect(printable(' ::error::x ##[group]y')).toBe(' : :error::x # #[group]y');
  });

  test('that people write stays: letters of all scripts, emoji, paths', () => {
    for (const text of ['Zürich 東京 עברית العربية', '✔️ done ⚠️ 🚀', 'src/über/file.ts:3: a::b', 'C:\\path [x](y)']) {
      expect(printable(text)).toBe(text);
    }
  });

  test('of several lines keeps them, behind an indent that none of them can do without', () => {
    expect(printableLines('a\r\nb\rc\n\n  d', '  ')).toBe('a\n  b\n  c\n\n  d');
  });

  test('is bounded', () => {
    expect(printable('x'.repeat(1e6))).toHaveLength(4096);
    expect(printable('\u202e'.repeat(1e6)).length).toBeLessThanOrEqual(4096);
    expect(printable('🚀'.repeat(20), 10)).toBe('🚀🚀🚀🚀…');
    expect(printableLines('line\n'.repeat(1e5)).split('\n')).toHaveLength(500);
    expect(shortened(printable('abcdef'), 4)).toBe('abc…');
  });

  test('stays what it is when it is made printable again', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(printable(printable(text))).toBe(printable(text));
        expect(printableLines(printableLines(text, '  '), '  ')).toBe(printableLines(text, '  '));
      }),
    );
  });

  test('gets no power from what it is put together with', () => {
    fc.assert(
      fc.property(anything, anything, anything, (a, b, c) => {
        const parts = [a, b, c].map((part) => printable(part));
        for (const shown of [
          say`${printable(a)}${printable(b)}:${printable(c)}`,
          joined(parts, '\n'),
          joined(parts, ' '),
        ]) {
          expect(shown).not.toMatch(OUTSIDE);
          expect(runnerCommands(shown)).toEqual([]);
        }
      }),
    );
  });

  test('takes a time that grows with its length, whatever it is', () => {
    // Each of these made an expression that backtracks, or looks at the same letters again, run for minutes.
    for (const part of ['a', ' ', '\u001b[', '\u001b]', '::', '##', 'a://', '@', 'a://u:', '\n']) {
      printableLines(part.repeat(Math.ceil(2e6 / part.length)));
      printable(part.repeat(Math.ceil(2e6 / part.length)));
    }
  });
});

describe('a value as JSON', () => {
  test('is exactly that value, and nothing else', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(undefined, 2), (text, indent) => {
        const shown = printableJson({ [text]: [text, { text }] }, indent);
        expect(JSON.parse(shown)).toEqual({ [text]: [text, { text }] });
        expect(runnerCommands(shown)).toEqual([]);
      }),
    );
    for (const text of HOSTILE_TEXTS) expect(printableJson(text)).not.toMatch(/(?!\u00a0)[^ -~]/);
    expect(printableJson({ a: 'Zürich' })).toBe('{"a":"Zürich"}');
  });
});

test('the runner that these tests stand in for obeys what it is told', () => {
  const obeyed = HOSTILE_TEXTS.flatMap(runnerCommands).filter(({ data }) => data === TAKEN);
  expect(obeyed.length).toBeGreaterThanOrEqual(11);
});
