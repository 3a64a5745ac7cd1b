import { describe, expect, test } from '@jest/globals';
import { githubCache, parseCache } from '../../../src/buildkit/index.ts';
import { prepareCaches } from '../../../src/buildkit/cache.ts';
import { type DaemonInfo, parseVersion } from '../../../src/buildkit/version.ts';

describe('a cache as people write it', () => {
  test.each([
    ['registry.example.com/app:cache', { type: 'registry', attributes: { ref: 'registry.example.com/app:cache' } }],
    ['type=gha', { type: 'gha', attributes: {} }],
    ['type=local, dest=/x=y', { type: 'local', attributes: { dest: '/x=y' } }],
  ])('%s', (text, entry) => {
    expect(parseCache(text)).toEqual(entry);
  });

  test.each(['ref=x', 'type=local,nonsense', '=x'])('"%s" is refused', (text) => {
    expect(() => parseCache(text)).toThrow(/can't be used/);
  });
});

describe('the cache of GitHub Actions', () => {
  const entry = { type: 'gha', attributes: { scope: 'app' } };
  const runner = {
    ACTIONS_RUNTIME_TOKEN: 'token',
    ACTIONS_RESULTS_URL: 'https://results/',
    ACTIONS_CACHE_URL: 'https://cache/',
  };

  test('gets token and addresses from the runner', () => {
    expect(githubCache(entry, { ...runner, ACTIONS_CACHE_SERVICE_V2: 'True' })?.attributes).toEqual({
      scope: 'app',
      token: 'token',
      url: 'https://cache/',
      url_v2: 'https://results/',
    });
    expect(githubCache(entry, runner)?.attributes).not.toHaveProperty('url_v2');
  });

  test('leaves what was given', () => {
    expect(githubCache({ type: 'gha', attributes: { token: 'own' } }, runner)?.attributes.token).toBe('own');
  });

  test('is not there outside of a runner', () => {
    expect(githubCache(entry, {})).toBeUndefined();
    expect(githubCache(entry, { ACTIONS_RUNTIME_TOKEN: 'token' })).toBeUndefined();
  });

  const info = (version: string): DaemonInfo => ({
    versionText: version,
    version: parseVersion(version),
    workers: [],
    platforms: [],
    docker: false,
    containerdStore: true,
  });

  test('is refused by daemons that only know what was switched off', async () => {
    await expect(prepareCaches(info('v0.19.0'), [entry], [])).rejects.toThrow(/needs BuildKit 0.20/);
    expect((await prepareCaches(info('v0.20.0'), [entry], [])).imports).toEqual([entry]);
  });

  test('does not fail a build unless that is asked for', async () => {
    const strict = { type: 'gha', attributes: { 'ignore-error': 'false' } };
    const { exports } = await prepareCaches(info('v0.20.0'), [], [entry, strict]);
    expect(exports.map(({ attributes }) => attributes['ignore-error'])).toEqual(['true', 'false']);
  });
});
