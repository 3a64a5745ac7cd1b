import { describe, expect, test } from '@jest/globals';
import { readList } from '../../../src/options/list.ts';
import { parseSecretPairs, parseSecrets, parseSsh, type SecretSpec } from '../../../src/options/secrets.ts';
import { AipackError } from '../../../src/schema/errors.ts';

const pem = '-----BEGIN PRIVATE KEY-----\nMIIhushAAAA\nBBBBhush==\n-----END PRIVATE KEY-----';

function failureOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof AipackError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

const warnings: string[] = [];
const pairs = (text: string): readonly SecretSpec[] =>
  parseSecretPairs(
    readList(text, 'secrets', { commas: 'keep', trim: false }),
    'secrets',
    (value) => ({ value }),
    (message) => warnings.push(message),
  );

describe('secrets as an input has them', () => {
  // The quotes around b are CSV's, as they are to docker/build-push-action.
  test('one a line; one of several lines in quotes', () => {
    expect(pairs(`A=1=2\n"KEY=${pem}"\nB=a,"b"\n`)).toEqual([
      { id: 'A', from: { value: '1=2' } },
      { id: 'KEY', from: { value: pem } },
      { id: 'B', from: { value: 'a,b' } },
    ]);
  });

  test('of several lines without quotes are refused, by place, and no line of them is told', () => {
    const message = failureOf(() => pairs(`A=1\nKEY=${pem}`));
    expect(message).toMatch(/^secrets: item 3 of 5 is not ID=VALUE$/m);
    expect(message).toMatch(/^secrets: item 4 of 5 looks like the end of something in base64$/m);
    expect(message).toMatch(/^secrets: item 5 of 5 is not ID=VALUE$/m);
    expect(message).not.toMatch(/hush|BEGIN|END/);
  });

  test.each(['hush', '=hush', 'h us h=1', 'hush/hush=1', `${'h'.repeat(129)}=1`, 'hush==', '"hush\nhush=1"'])(
    '%j is no secret, and not told',
    (text) => {
      expect(failureOf(() => pairs(text))).toMatch(/^secrets (?:is not|has no id|looks like)/);
      expect(failureOf(() => pairs(text))).not.toMatch(/h+us|h{9}/);
    },
  );

  test('without a value are left out, which is told', () => {
    warnings.length = 0;
    expect(pairs('HUSH=\nA=1')).toEqual([{ id: 'A', from: { value: '1' } }]);
    expect(warnings).toEqual(['secrets: item 1 of 2 has no value; building without it.']);
  });
});

describe('secrets as the command has them', () => {
  test('name a file or a variable', () => {
    expect(
      parseSecrets(['id=A', 'id=B,env=C', 'id=D,src=a=b', 'id=E,"src=a,b"', 'id=F,type=env,src=G'], '--secret'),
    ).toEqual([
      { id: 'A', from: { variable: 'A' } },
      { id: 'B', from: { variable: 'C' } },
      { id: 'D', from: { file: 'a=b' } },
      { id: 'E', from: { file: 'a,b' } },
      { id: 'F', from: { variable: 'G' } },
    ]);
  });

  test.each([
    'hush',
    'hush=1',
    'id=hush hush',
    'id=A,hush=1',
    'id=A,hush',
    'id=A,src=hush,env=hush',
    '"id=hush',
    '__proto__=hush',
    'id=A,constructor=hush',
  ])('are never repeated where they can not be read: %s', (text) => {
    const message = failureOf(() => parseSecrets(['id=GOOD', text], '--secret'));
    expect(message).toMatch(/^--secret: item 2 of 2 /);
    expect(message).not.toContain('hush');
  });
});

test('agents are named by id, with a socket or that of the running one', () => {
  expect(parseSsh(['default', 'a=/run/a=b'], 'ssh', '/run/agent')).toEqual([
    { id: 'default', socket: '/run/agent' },
    { id: 'a', socket: '/run/a=b' },
  ]);
  expect(failureOf(() => parseSsh(['default'], 'ssh', undefined))).toMatch(/^ssh needs an SSH agent/);
});
