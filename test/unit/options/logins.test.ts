import { describe, expect, test } from '@jest/globals';
import { parseLogins, type Login } from '../../../src/options/logins.ts';
import { problemsOf } from '../../support/problems.ts';

const nothing = { registry: '', username: '', password: '', registryAuth: '' };
const read = (given: Partial<typeof nothing>, masks: string[] = []): readonly Login[] =>
  parseLogins({ ...nothing, ...given }, (password) => masks.push(password));

describe('accounts of registries', () => {
  test('are one, of Docker Hub where no registry is named', () => {
    expect(read({ username: 'u', password: 'p' })).toEqual([
      { registry: 'docker.io', scope: '', username: 'u', password: 'p' },
    ]);
    expect(read({ registry: 'ghcr.io', username: 'u', password: 'p' })).toMatchObject([{ registry: 'ghcr.io' }]);
    expect(read({})).toEqual([]);
  });

  test('are several, in YAML, their passwords hidden, whatever YAML takes them for', () => {
    const registryAuth =
      '- username: u\n  password: 1234\n- {registry: ghcr.io, username: v, password: p, scope: owner/app}\n';
    const masks: string[] = [];
    expect(read({ registryAuth }, masks)).toEqual([
      { registry: 'docker.io', scope: '', username: 'u', password: '1234' },
      { registry: 'ghcr.io', scope: 'owner/app', username: 'v', password: 'p' },
    ]);
    expect(masks).toEqual(['', '1234', 'p']);
  });

  test.each<[string, Partial<typeof nothing>, RegExp]>([
    ['a password without a name', { password: 'hush' }, /there is no username for docker\.io/],
    ['a secret that is not set', { registry: 'ghcr.io', username: 'u' }, /there is no password for ghcr\.io/],
    [
      'both ways',
      { username: 'u', password: 'hush', registryAuth: '- username: u\n  password: hush' },
      /beside registry/,
    ],
    ['no list', { registryAuth: 'hush' }, /no list of accounts/],
    ['an empty list', { registryAuth: '[]' }, /no list of accounts/],
    ['no YAML', { registryAuth: '- password: "hush' }, /registry-auth can't be read/],
    ['an item that is none', { registryAuth: '- hush' }, /Item 1 of registry-auth is no account/],
    ['an unknown key', { registryAuth: '- passwort: hush' }, /Item 1 of registry-auth is no account/],
    [
      'an action in a scope',
      { registryAuth: '[{username: u, password: hush, scope: "a@push"}]' },
      /its scope is no path/,
    ],
    [
      'keys of AWS',
      { registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com', username: 'AKIA', password: 'hush' },
      /made from keys of AWS/,
    ],
  ])('are refused for %s, without a word of a password', (_, given, message) => {
    const [problem] = problemsOf(() => read(given));
    expect(problem).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringMatching(message) as unknown });
    expect(JSON.stringify(problem)).not.toContain('hush');
  });

  test('of ECR are taken where they are what AWS made', () => {
    const registry = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
    expect(read({ registry, username: 'AWS', password: 'p' })).toHaveLength(1);
    const registryAuth = `[{registry: ${registry}, username: u, password: p, ecr: false}]`;
    expect(read({ registryAuth })).toHaveLength(1);
  });
});
