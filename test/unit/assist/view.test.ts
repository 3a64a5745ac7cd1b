import { describe, expect, test } from '@jest/globals';
import { veilOf } from '../../../src/assist/view/veil.ts';
import { isWithheld } from '../../../src/assist/view/withheld.ts';

describe('files that are withheld', () => {
  test.each([
    '.env',
    '.ENV',
    'app/.env.local',
    '.env-prod',
    'prod.env',
    '.npmrc',
    'config/master.key',
    'tls/server.pem',
    'keys/a.p12',
    'terraform.tfstate',
    'prod.auto.tfvars',
    '.aws/config',
    'deploy/secrets/anything.txt',
    'config/credentials.json',
    'id_ed25519',
  ])('%s', (path) => {
    expect(isWithheld(path)).toBe(true);
  });

  test.each([
    '.env.example',
    '.env.sample',
    'src/env.ts',
    'keyboard.ts',
    'environment.yml',
    'src/secret-santa.py',
    'id_rsa.md',
  ])('not %s', (path) => {
    expect(isWithheld(path)).toBe(false);
  });
});

describe('the veil', () => {
  test('covers values, their lines and how JSON writes them, the longest first', () => {
    const veil = veilOf(['short', 'a "quoted" value', 'first-line\nsecond-line', 'value-one', 'value-one-and-more']);
    expect(veil('short a "quoted" value')).toBe('short ***');
    expect(veil(JSON.stringify({ v: 'a "quoted" value' }))).toBe('{"v":"***"}');
    expect(veil('second-line, first-line')).toBe('***, ***');
    expect(veil('value-one-and-more')).toBe('***');
  });

  const key = ['-----BEGIN RSA', ' PRIVATE KEY-----\nMIIE\nabc\n-----END RSA', ' PRIVATE KEY-----'].join('');
  test.each([
    key,
    ['ghp', '_abcdefghijklmnopqrstuvwxyz0123456789'].join(''),
    ['github', '_pat_11ABCDEFG0abcdefghijkl_mnop'].join(''),
    ['AKIA', 'ABCDEFGHIJKLMNOP'].join(''),
    ['sk', '-proj-abcdefghijklmnopqrstuvwx'].join(''),
    ['xoxb', '-1234567890-abcdefghij'].join(''),
    ['eyJ', 'hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijklmnop'].join(''),
  ])('covers what is written as a credential is: %#', (text) => {
    expect(veilOf([])(`x ${text} y`)).toBe('x *** y');
  });

  test('leaves everything else as it is', () => {
    const text = 'const sk = "skipping-stones"; // eyJ is how JSON begins, AKIA is a prefix\n'.repeat(3);
    expect(veilOf(['12345'])(text)).toBe(text);
  });

  test('takes no time that grows faster than a text', () => {
    // Each of these begins as a credential does, again and again, and never ends as one.
    for (const part of [
      '-----BEGIN RSA PRIVATE KEY-----',
      'eyJaaaaaaaaaaaa.',
      'sk-',
      'SG.aaaaaaaaaaaaaaaaaaaa.',
      'gh_',
    ]) {
      expect(veilOf([])(part.repeat(20_000)).length).toBeLessThanOrEqual(part.length * 20_000);
    }
  });
});
