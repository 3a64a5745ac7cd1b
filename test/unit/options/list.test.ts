import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFields, readList, type ListRules } from '../../../src/options/list.ts';
import { AipackError } from '../../../src/schema/errors.ts';

const keep: ListRules = { commas: 'keep' };
const separate: ListRules = { commas: 'separate' };
const words: ListRules = { commas: 'separate', blanks: 'separate' };

describe('a list', () => {
  test.each<[string, ListRules, readonly string[]]>([
    ['a\nb\r\n\n c ,d\n', separate, ['a', 'b', 'c', 'd']],
    ['a\nb,c\n', keep, ['a', 'b,c']],
    ['a,,b,\n , ', separate, ['a', 'b']],
    ['"KEY=line one\nline two"\nB=2', keep, ['KEY=line one\nline two', 'B=2']],
    ['"KEY=say ""hi"", you"', keep, ['KEY=say "hi", you']],
    ['KEY=say "hi", you', keep, ['KEY=say "hi", you']],
    ['KEY="a,b"', keep, ['KEY="a,b"']],
    ['"a,b",c', keep, ['a,b,c']],
    ['"a,b"', separate, ['a', 'b']],
    ['A=1 # not a comment\n#B=2', keep, ['A=1 # not a comment', '#B=2']],
    ['# one\na:1\n\n  # two, "three\n"b\n# c"\nd # e', { commas: 'keep', comments: true }, ['a:1', 'b\n# c', 'd # e']],
    ['# a, b\nc, d', { commas: 'separate', comments: true }, ['c', 'd']],
    ['type=local,dest="a', { commas: 'keep', quotes: false }, ['type=local,dest="a']],
    ['A= x \n', { commas: 'keep', trim: false }, ['A= x ']],
    ['a=1\nb=2\r\nc=3\r\n', { commas: 'keep', trim: false }, ['a=1', 'b=2', 'c=3']],
    [' a b,\tc\n\n "d e"  f', words, ['a', 'b', 'c', 'd e', 'f']],
    ['serve --on=:80,:81 "my app"', { commas: 'keep', blanks: 'separate' }, ['serve', '--on=:80,:81', 'my app']],
    ['', keep, []],
    ['  \n\t', keep, []],
  ])('%j, read with %j', (text, rules, items) => {
    expect(readList(text, 'list', rules)).toEqual(items);
  });

  test('gives back what was put in quotes, whatever it is', () => {
    const item = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const text = items.map((each) => `"${each.replaceAll('"', '""')}"`).join('\n');
        expect(readList(text, 'list', { commas: 'keep', trim: false })).toEqual(items);
      }),
    );
  });

  test('with a quote that is not closed is refused by its name; nothing of it is repeated', () => {
    for (const read of [
      () => readList('A=1\n"KEY=hush\nhush2', 'The input secrets', keep),
      () => readFields('"id=hush', 'The input secrets'),
    ]) {
      expect(read).toThrow(AipackError);
      expect(read).toThrow(/^The input secrets can't be read: a quote in it is not closed/);
      expect(read).not.toThrow(/hush/);
    }
  });
});

test('the fields of a specification may be in quotes', () => {
  expect(readFields('type=local,"dest=a,b", x', 'output')).toEqual(['type=local', 'dest=a,b', 'x']);
});

test('a line that is whole keeps its commas beside others that do not', () => {
  const rules = { commas: 'separate', wholeAfter: 'type=' } as const;
  expect(readList('a:1, b:2\ntype=raw,value=x\nc:3', 'A list', rules)).toEqual([
    'a:1',
    'b:2',
    'type=raw,value=x',
    'c:3',
  ]);
});
