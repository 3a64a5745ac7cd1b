import { describe, expect, test } from '@jest/globals';
import { githubCredentials } from '../../../src/action/github-credentials.ts';
import { containerName } from '../../../src/action/state.ts';

describe('the BuildKit of a job', () => {
  test.each([
    [{}, 'aipack-buildkit'],
    [{ GITHUB_RUN_ID: '42', GITHUB_RUN_ATTEMPT: '2', GITHUB_JOB: 'build' }, 'aipack-buildkit-42-2-build'],
    [{ GITHUB_RUN_ID: '42', GITHUB_JOB: 'a job; rm -rf /' }, 'aipack-buildkit-42-a-job--rm--rf--'],
    [{ GITHUB_JOB: '' }, 'aipack-buildkit'],
  ])('of %j is called %s', (environment, name) => {
    expect(containerName(environment)).toBe(name);
  });

  test('has a name that Docker takes, however long the job is called', () => {
    expect(containerName({ GITHUB_JOB: 'x'.repeat(500) })).toHaveLength(120);
  });
});

describe("the job's own token", () => {
  const { signal } = new AbortController();

  test('is for the registry of GitHub, and for no other', async () => {
    const credentials = githubCredentials('token', 'octocat');
    expect(await credentials?.('ghcr.io', signal)).toEqual({
      username: 'octocat',
      secret: 'token',
      optional: true,
    });
    for (const host of ['ghcr.io.example', 'docker.io', 'GHCR.IO:443'])
      expect(await credentials?.(host, signal)).toBeUndefined();
  });

  test('is not asked where there is none', () => {
    for (const token of [undefined, '']) expect(githubCredentials(token, 'octocat')).toBeUndefined();
  });

  test('of an Enterprise Server opens nothing elsewhere, and that of a tenant its own registry', async () => {
    expect(githubCredentials('token', 'octocat', 'https://github.company.example')).toBeUndefined();
    const tenant = githubCredentials('token', 'octocat', 'https://company.ghe.com');
    expect(await tenant?.('containers.company.ghe.com', signal)).toMatchObject({ secret: 'token' });
    expect(await tenant?.('ghcr.io', signal)).toBeUndefined();
  });
});
