import { describe, expect, test } from '@jest/globals';
import { expander, substitute } from '../../../../src/detect/core/text/expand.ts';

const NAMES = /\$\{(\w+)\}/g;
const keep = (whole: string) => whole;
const refuse = () => undefined;

describe('names in a text', () => {
  test('are replaced by their values', () => {
    expect(substitute('${a}-${b}', NAMES, (name) => name.toUpperCase(), refuse)).toBe('A-B');
  });

  test('stay, or make the text unknown, where they have none', () => {
    expect(substitute('x${a}', NAMES, () => undefined, keep)).toBe('x${a}');
    expect(substitute('x${a}', NAMES, () => undefined, refuse)).toBeUndefined();
  });

  test('make no text that is longer than any real one', () => {
    expect(substitute('${a}${a}', NAMES, () => 'x'.repeat(3000), keep)).toBeUndefined();
  });
});

describe('values that name each other', () => {
  const values = new Map([
    ['a', '1'],
    ['b', '${a}.${a}'],
    ['loop', '${pool}'],
    ['pool', '${loop}'],
  ]);

  test('are put in, one in the next', () => {
    expect(expander(NAMES, (name) => values.get(name), refuse)('v${b}')).toBe('v1.1');
  });

  test('have none when they need themselves', () => {
    expect(expander(NAMES, (name) => values.get(name), refuse)('${loop}')).toBeUndefined();
  });

  test('are asked for once each, however often they are named', () => {
    const asked: string[] = [];
    const expand = expander(
      NAMES,
      (name) => {
        asked.push(name);
        return name === 'a9' ? '' : `\${a${Number(name.slice(1)) + 1}}`.repeat(10);
      },
      refuse,
    );
    expect(expand('${a0}')).toBe('');
    expect(asked).toHaveLength(10);
  });
});
