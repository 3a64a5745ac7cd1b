import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cacheScopeOf, dockerfileCacheScope, sharedKeyOf } from '../../../src/host/cache-scope.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-scope-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A run on a machine of one's own, for an event with this payload. */
function environment(name: string | undefined, payload: unknown, more: object = {}): Record<string, string> {
  const path = join(folder, 'event.json');
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  const event = name === undefined ? {} : { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path };
  return { RUNNER_ENVIRONMENT: 'self-hosted', DOCKER_CONFIG: folder, ...event, ...more };
}

const pull = (repository: string | null, number = 7): object => ({
  pull_request: { number, head: { repo: repository === null ? null : { full_name: repository } } },
});

describe('the scope of what a build leaves behind', () => {
  test.each<[string, string | undefined, unknown]>([
    ['no workflow', undefined, {}],
    ['a push', 'push', { ref: 'refs/heads/main' }],
    ['a schedule', 'schedule', {}],
    ['a start by hand', 'workflow_dispatch', {}],
    ['a merge queue, whose pull requests somebody has let in', 'merge_group', {}],
    ['a comment on an issue', 'issue_comment', { issue: { number: 7 } }],
    ['what follows a push', 'workflow_run', { workflow_run: { event: 'push' } }],
  ])('is everybody’s for %s', (_what, name, payload) => {
    expect(cacheScopeOf(environment(name, payload), undefined)).toBeUndefined();
  });

  test.each<[string, string, unknown, string]>([
    ['a pull request from a fork', 'pull_request', pull('fork/app'), 'pull:fork/app'],
    ['one from the repository itself', 'pull_request', pull('owner/app'), 'pull:owner/app'],
    ['one that is built with secrets', 'pull_request_target', pull('fork/app'), 'pull:fork/app'],
    ['a review of one', 'pull_request_review', pull('fork/app'), 'pull:fork/app'],
    ['one whose fork is gone', 'pull_request', pull(null), 'pull:#7'],
    ['a comment on one', 'issue_comment', { issue: { number: 7, pull_request: {} } }, 'pull:#7'],
    [
      'what follows one',
      'workflow_run',
      { workflow_run: { event: 'pull_request', head_repository: { full_name: 'fork/app' } } },
      'pull:fork/app',
    ],
    ['one of which nothing is told', 'pull_request', 'no JSON', 'pull'],
    ['one of which nonsense is told', 'pull_request', { pull_request: [{ head: 5 }] }, 'pull'],
    ['what follows something unknown', 'workflow_run', [], 'pull'],
  ])('is its own for %s', (_what, name, payload, scope) => {
    expect(cacheScopeOf(environment(name, payload), undefined)).toBe(scope);
  });

  test('is its own though nobody says what the event was', () => {
    const env = environment('pull_request', pull('fork/app'));
    expect(cacheScopeOf({ ...env, GITHUB_EVENT_PATH: join(folder, 'none') }, undefined)).toBe('pull');
    expect(cacheScopeOf({ ...env, GITHUB_EVENT_PATH: folder }, undefined)).toBe('pull');
  });

  test('is everybody’s on a machine that is thrown away, unless BuildKit is elsewhere', () => {
    const on = (more: object, buildkit?: string, builder?: string): string | undefined =>
      cacheScopeOf(
        environment('pull_request', pull('fork/app'), { RUNNER_ENVIRONMENT: 'github-hosted', ...more }),
        buildkit,
        builder,
      );
    expect(on({})).toBeUndefined();
    expect(on({ BUILDKIT_HOST: '' })).toBeUndefined();
    expect(on({}, 'tcp://buildkit:1234')).toBe('pull:fork/app');
    for (const name of ['BUILDKIT_HOST', 'DOCKER_HOST', 'DOCKER_CONTEXT']) {
      expect(on({ [name]: 'tcp://elsewhere:1' })).toBe('pull:fork/app');
    }
    for (const [name, Driver, Endpoint] of [
      ['here', 'docker-container', 'unix:///var/run/docker.sock'],
      ['far', 'remote', 'tcp://buildkit:1234'],
      ['other', 'docker-container', 'ssh://elsewhere'],
    ] as const) {
      mkdirSync(join(folder, 'buildx/instances'), { recursive: true });
      writeFileSync(join(folder, 'buildx/instances', name), JSON.stringify({ Driver, Nodes: [{ Endpoint }] }));
    }
    const use = (Name: string): void => writeFileSync(join(folder, 'buildx/current'), JSON.stringify({ Name }));
    const scopes = (builder: string): readonly (string | undefined)[] => {
      use(builder);
      const inUse = on({});
      rmSync(join(folder, 'buildx/current'));
      return [inUse, on({}, undefined, builder), on({ BUILDX_BUILDER: builder })];
    };
    expect(scopes('here')).toEqual([undefined, undefined, undefined]);
    for (const name of ['far', 'other']) expect(scopes(name)).toEqual(Array(3).fill('pull:fork/app'));
    // One that was removed is not used, and one of that name that buildx doesn't know may be anywhere.
    expect(scopes('gone')).toEqual([undefined, 'pull:fork/app', 'pull:fork/app']);
    mkdirSync(join(folder, 'docker'));
    writeFileSync(join(folder, 'docker/config.json'), '{"currentContext":"elsewhere"}');
    expect(on({ DOCKER_CONFIG: join(folder, 'docker') })).toBe('pull:fork/app');
  });
});

describe('a scope', () => {
  const keys = (cacheScope: string | undefined): readonly unknown[] => {
    const settings = { context: '/src', ...(cacheScope === undefined ? {} : { cacheScope }) };
    const options = { attributes: {}, folders: {}, layouts: {}, entitlements: [] };
    const { attributes } = dockerfileCacheScope(options, settings, { repository: 'https://github.com/o/r' });
    return [sharedKeyOf(settings), attributes['build-arg:BUILDKIT_CACHE_MOUNT_NS'], attributes['add-hosts']];
  };

  test('keeps files that were sent, and directories and results of a Dockerfile, apart', () => {
    expect(keys(undefined)).toEqual(['56c9e1c4b5360a5b089004396ed37fe3', undefined, undefined]);
    const [one, two] = [keys('pull:a/app'), keys('pull:b/app')];
    expect(new Set([keys(undefined), one, two].flat()).size).toBe(8);
    expect(keys('pull:a/app')).toEqual(one);
  });

  test('comes before the name space and the hosts that a user gives', () => {
    const attributes = { 'build-arg:BUILDKIT_CACHE_MOUNT_NS': 'mine', 'add-hosts': 'a=192.0.2.1', target: 'x' };
    const options = { attributes, folders: {}, layouts: {}, entitlements: [] };
    expect(dockerfileCacheScope(options, { context: '/src' }, {})).toBe(options);
    const scoped = dockerfileCacheScope(options, { context: '/src', cacheScope: 'pull' }, {}).attributes;
    expect(scoped).toEqual({
      target: 'x',
      'build-arg:BUILDKIT_CACHE_MOUNT_NS': expect.stringMatching(/^aipack-[0-9a-f]{16}\/mine$/) as unknown,
      'add-hosts': expect.stringMatching(/^aipack-[0-9a-f]{16}\.invalid=127\.0\.0\.1,a=192\.0\.2\.1$/) as unknown,
    });
  });
});
