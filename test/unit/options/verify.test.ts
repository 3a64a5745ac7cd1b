import { expect, test } from '@jest/globals';
import { readVerify } from '../../../src/options/verify.ts';

test.each([
  ['auto', 'known'],
  ['rebuild', 'known'],
  ['true', 'always'],
  ['false', 'never'],
  ['none', 'never'],
] as const)('verify: %s', (verify, when) => {
  expect(readVerify({ verify, verifyEnv: [] })).toEqual({ when, env: {} });
});

test('values of variables are taken as they are', () => {
  const verifyEnv = ['URL=postgres://a:b@c/d?e=f', 'EMPTY=', 'LINES=a\nb'];
  expect(readVerify({ verify: 'true', verifyEnv }).env).toEqual({
    URL: 'postgres://a:b@c/d?e=f',
    EMPTY: '',
    LINES: 'a\nb',
  });
});

test('what is no variable is refused, without telling what may be a secret', () => {
  const read = (): unknown => readVerify({ verify: 'true', verifyEnv: ['hunter2'] });
  expect(read).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  expect(read).not.toThrow(/hunter2/);
});
