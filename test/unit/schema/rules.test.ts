import { describe, expect, test } from '@jest/globals';
import { loadBuilds } from '../../../src/schema/load.ts';
import type { UniversalBuild } from '../../../src/schema/universal-build.ts';
import { STATIC_RULES, validateBuild } from '../../../src/schema/validator.ts';

function build(parts: { build?: object; runtime?: object; metadata?: object }): UniversalBuild {
  const document = {
    metadata: { project_name: 'web', language: 'Go', build_system: 'go', ...parts.metadata },
    build: { ...parts.build },
    runtime: { command: ['/app/web'], ...parts.runtime },
  };
  const [first] = loadBuilds(JSON.stringify(document), 'spec.json').builds;
  if (first === undefined) throw new Error('no build');
  return first;
}

const messages = (value: UniversalBuild): readonly string[] =>
  validateBuild(value, STATIC_RULES).map(({ message }) => message);

describe('the rules for a UniversalBuild', () => {
  test('one that keeps all of them has no problem', () => {
    const value = build({
      build: { commands: [{ run: 'go build', inputs: ['go.mod'] }], cache: ['/root/.cache/go-build'] },
      runtime: { copy: [{ from: 'web', to: '/app/web' }], ports: [8080] },
    });
    expect(messages(value)).toEqual([]);
  });

  test.each(['/tmp/cache', 'node_modules', '/root/../etc', '/root', '/root/'])('a cache at %j is refused', (path) => {
    expect(messages(build({ build: { cache: [path] } }))).toEqual([expect.stringContaining('build.cache')]);
  });

  test('inputs may climb inside the repository, not out of it', () => {
    const inside = build({
      metadata: { path: 'apps/web' },
      build: { commands: [{ run: 'x', inputs: ['../../go.work'] }] },
    });
    const outside = build({ metadata: { path: 'apps' }, build: { commands: [{ run: 'x', inputs: ['../../etc'] }] } });
    expect(messages(inside)).toEqual([]);
    expect(messages(outside)).toEqual([expect.stringContaining('outside the repository')]);
  });

  test('the service folder, copy sources and copy targets stay inside', () => {
    const value = build({
      metadata: { path: '../other' },
      runtime: { copy: [{ from: '../../../x', to: '../y' }] },
    });
    expect(messages(value)).toHaveLength(3);
  });

  test('a port twice and a blank command are both told', () => {
    const value = build({ build: { commands: ['  '] }, runtime: { ports: [80, 80] } });
    expect(messages(value)).toHaveLength(2);
  });

  test('a zero byte is refused wherever it stands, in what was detected too', () => {
    const {
      build: stage,
      runtime,
      ...rest
    } = build({
      build: { commands: ['make', { run: 'make', inputs: ['Makefile'] }] },
      runtime: { copy: [{ from: 'web', to: '/app/web' }] },
    });
    const value = {
      ...rest,
      build: { ...stage, commands: ['a\0b', { run: 'make', inputs: ['\0'] }], env: { A: '\0' }, cache: ['/root/a\0'] },
      runtime: { ...runtime, command: ['a', '\0'], env: { B: 'x\0' }, copy: [{ from: 'web', to: '/app/\0' }] },
    };
    expect(messages(value).map((message) => /(?:build|runtime)\S+/.exec(message)?.[0])).toEqual([
      'build.env.A',
      'build.commands[0]',
      'build.commands[1].inputs[0]',
      'build.cache[0]',
      'runtime.env.B',
      'runtime.copy[0].to',
      'runtime.command[1]',
    ]);
  });
});
