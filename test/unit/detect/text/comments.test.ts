import { describe, expect, test } from '@jest/globals';
import { blankComments } from '../../../../src/detect/core/text/comments.ts';

describe('comments are blanked', () => {
  test.each<[string, string, string]>([
    ['to the end of the line', 'a // b\nc', 'a     \nc'],
    ['between their marks, lines kept', 'a /* b\nc */ d', 'a     \n     d'],
    ['but not in a string', 'a("// b") // c', 'a("// b")     '],
    ['but not in a string that holds a quote', `a("\\"// b") // c`, `a("\\"// b")     `],
    ['but not in a template of several lines', 'a(`\n// b`) // c', 'a(`\n// b`)     '],
    ['after a quote that nothing closes in its line', `don't // b\n'c' // d`, `don't     \n'c'     `],
    ['after a template that nothing closes', 'a ` b // c', 'a ` b     '],
    ['unless nothing closes them', 'a /* b // c', 'a /* b     '],
  ])('%s', (_, text, blanked) => {
    expect(blankComments(text, 'slashes')).toBe(blanked);
  });

  test('from a hash where the language has it so', () => {
    expect(blankComments(`a # b\n'# c' // d`, 'hash')).toBe(`a    \n'# c' // d`);
  });
});
