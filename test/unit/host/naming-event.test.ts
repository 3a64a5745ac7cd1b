import { describe, expect, test } from '@jest/globals';
import { imageRegistry, namingEvent, type RunnerEvent } from '../../../src/host/naming-event.ts';

const git = (args: readonly string[]) => Promise.resolve(args[0] === 'log' ? '1767323045\n' : undefined);

function event(ref: string, payload: RunnerEvent['payload']): RunnerEvent {
  return { name: 'push', ref, sha: 'a'.repeat(40), repository: 'octo/shop', payload };
}

describe('what happened', () => {
  test('comes from the payload and from git', async () => {
    const repository = {
      default_branch: 'trunk',
      description: null,
      html_url: 'https://github.com/octo/shop',
      license: { spdx_id: 'Apache-2.0' },
    };
    const found = await namingEvent(event('refs/tags/v1', { repository, base_ref: 'refs/heads/trunk' }), git, 5000);
    expect(found).toEqual({
      name: 'push',
      ref: 'refs/tags/v1',
      sha: 'a'.repeat(40),
      baseRef: 'trunk',
      defaultBranch: 'trunk',
      repository: { name: 'octo/shop', url: 'https://github.com/octo/shop', license: 'Apache-2.0' },
      date: new Date(5000),
      commitDate: new Date(1767323045000),
    });
  });

  test('says the branch that a pull request is for', async () => {
    const payload = { pull_request: { base: { ref: 'main' } } };
    expect((await namingEvent(event('refs/pull/1/merge', payload), git, 0)).baseRef).toBe('main');
  });

  test('is a pull request where a workflow of the target runs for one, and not the branch that its ref names', async () => {
    const payload = { number: 7, pull_request: { base: { ref: 'main' } } };
    const found = await namingEvent({ ...event('refs/heads/main', payload), name: 'pull_request_target' }, git, 0);
    expect(found).toMatchObject({ ref: 'refs/pull/7/merge', baseRef: 'main' });
  });

  test('may be told by nothing at all', async () => {
    const found = await namingEvent(
      event('', { repository: 7, pull_request: [] }),
      () => Promise.resolve(undefined),
      0,
    );
    expect(found).toMatchObject({ baseRef: '', defaultBranch: undefined, commitDate: undefined });
    expect(found.repository).toEqual({ name: 'octo/shop' });
  });
});

test.each([
  ['https://github.com', 'ghcr.io'],
  ['https://octo.ghe.com', 'containers.octo.ghe.com'],
  ['https://git.example.com/', 'containers.git.example.com'],
  ['', 'ghcr.io'],
])('images of %s are kept at %s', (server, registry) => {
  expect(imageRegistry(server)).toBe(registry);
});
