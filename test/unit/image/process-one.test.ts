import { expect, test } from '@jest/globals';
import { needsInit } from '../../../src/image/aide/uses.ts';
import type { UniversalBuild } from '../../../src/schema/universal-build.ts';

function build(language: string, ...command: readonly string[]): UniversalBuild {
  return {
    version: '1.1',
    metadata: { project_name: 'a', path: '.', language, build_system: 'none', reasoning: [] },
    build: { packages: [], env: {}, commands: [], cache: [] },
    runtime: {
      packages: [],
      env: {},
      copy: [],
      command: [...command],
      ports: [],
      workdir: '/app',
      user: '65532:65532',
    },
  };
}

test.each<[string, ...string[]]>([
  ['javascript', 'node', 'a.js'],
  ['python', 'python3', 'a.py'],
  ['go', '/bin/sh', '-c', './a'],
])('%s started as %s gets something else as process 1, since it would hear no signal', (...words) => {
  expect(needsInit(build(...words))).toBe(true);
});

test.each<[string, ...string[]]>([
  ['go', '/usr/local/bin/a'],
  ['python', 'gunicorn', 'a:app'],
  // The script of PHP's two servers hands signals on by itself.
  ['php', '/bin/sh', '/usr/local/bin/serve'],
])('%s started as %s is process 1 itself', (...words) => {
  expect(needsInit(build(...words))).toBe(false);
});
