import { expect, test } from '@jest/globals';
import { blockAfter } from '../../../../src/detect/core/text/block.ts';

test('a block stands between its opening and the next closing', () => {
  expect(blockAfter('use (a) use (b)', /\buse\s*\(/, ')')).toBe('a');
  expect(blockAfter('use (a', /\buse\s*\(/, ')')).toBeUndefined();
  expect(blockAfter('(a)', /\buse\s*\(/, ')')).toBeUndefined();
});
