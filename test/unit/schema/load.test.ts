import { describe, expect, test } from '@jest/globals';
import { AipackError } from '../../../src/schema/errors.ts';
import { loadBuilds } from '../../../src/schema/load.ts';

const minimal = {
  metadata: { project_name: 'web', language: 'JavaScript', build_system: 'npm' },
  build: {},
  runtime: { command: ['node', 'server.js'] },
};

function problemsOf(content: string): readonly string[] {
  try {
    loadBuilds(content, 'spec.json');
  } catch (error) {
    if (error instanceof AipackError) return error.problems.map(({ message }) => message);
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('loading a UniversalBuild file', () => {
  test('fills what is not given: an unprivileged user, /app, empty lists', () => {
    const { builds, warnings } = loadBuilds(JSON.stringify(minimal), 'spec.json');
    expect(warnings).toEqual([]);
    expect(builds[0]?.runtime).toMatchObject({ user: '65532:65532', workdir: '/app', ports: [], packages: [] });
    expect(builds[0]?.metadata.path).toBe('.');
  });

  test('takes YAML, and an array with one element a service', () => {
    const yaml = `
- metadata: { project_name: a, language: Go, build_system: go }
  build: { commands: [go build] }
  runtime: { command: [/app/a] }
- metadata: { project_name: b, language: Go, build_system: go }
  build: {}
  runtime: { command: [/app/b] }
`;
    expect(loadBuilds(yaml, 'spec.yaml').builds.map((build) => build.metadata.project_name)).toEqual(['a', 'b']);
  });

  test('null means not given, as in files of earlier versions', () => {
    const content = JSON.stringify({ ...minimal, version: null, runtime: { ...minimal.runtime, health: null } });
    expect(loadBuilds(content, 'spec.json').builds[0]?.runtime.health).toBeUndefined();
  });

  test('drops fields that no longer exist, with a warning that names what took their place', () => {
    const content = JSON.stringify({
      ...minimal,
      package_manager: 'apk',
      metadata: { ...minimal.metadata, confidence: 0.9 },
      build: { artifacts: ['dist'] },
    });
    const { warnings } = loadBuilds(content, 'spec.json');
    expect(warnings).toHaveLength(3);
    expect(warnings.find((warning) => warning.includes('build.artifacts'))).toContain('runtime.copy');
  });

  test('tells what they said, as far as a line goes', () => {
    const content = JSON.stringify({ ...minimal, build: { artifacts: ['dist/app', 'x'.repeat(5000)] } });
    const [warning = ''] = loadBuilds(content, 'spec.json').warnings;
    expect(warning).toContain('was ignored, with ["dist/app","xxx');
    expect(warning.length).toBeLessThan(400);
  });

  test('tells everything that is wrong, not the first thing', () => {
    const content = JSON.stringify({ metadata: { language: 'Go' }, build: { packages: ['a b'] }, runtime: {} });
    const problems = problemsOf(content);
    expect(problems.some((message) => message.startsWith('metadata.project_name'))).toBe(true);
    expect(problems.some((message) => message.startsWith('metadata.build_system'))).toBe(true);
    expect(problems.some((message) => message.startsWith('build.packages[0]'))).toBe(true);
    expect(problems.some((message) => message.startsWith('runtime.command'))).toBe(true);
  });

  test('a syntax error comes with its line', () => {
    try {
      loadBuilds('{\n  "a": 1,\n  "b"\n', 'spec.json');
      throw new Error('not refused');
    } catch (error) {
      expect(error).toBeInstanceOf(AipackError);
      expect((error as AipackError).problems[0]?.location).toMatchObject({ file: 'spec.json' });
      expect((error as AipackError).problems[0]?.location?.line).toBeGreaterThan(1);
    }
  });

  test('every other mistake too, where the file leaves something out with the line of what is around it', () => {
    const yaml = `- metadata: { project_name: a, language: Go, build_system: go }
  build:
    packages:
      - go-1.27
      - a b
  runtime: {}
`;
    try {
      loadBuilds(yaml, 'spec.yaml');
      throw new Error('not refused');
    } catch (error) {
      expect((error as AipackError).problems.map(({ message, location }) => [message.split(':')[0], location])).toEqual(
        [
          ['[0].build.packages[1]', { file: 'spec.yaml', line: 5 }],
          ['[0].runtime.command', { file: 'spec.yaml', line: 6 }],
        ],
      );
    }
  });

  test.each(['nodejs-24', 'go-1.27~1.27', 'nodejs=24.1.0-r0', 'cmd:convert', 'nginx@local', 'py3.13-pip>=26'])(
    'a package written as %j is taken',
    (name) => {
      const content = JSON.stringify({ ...minimal, build: { packages: [name] } });
      expect(loadBuilds(content, 'spec.json').builds[0]?.build.packages).toEqual([name]);
    },
  );

  test.each(['web;rm -rf', '-X', 'a=1=2', '$(id)'])('a package called %j is refused', (name) => {
    const content = JSON.stringify({ ...minimal, build: { packages: [name] } });
    expect(problemsOf(content)[0]).toContain('build.packages[0]');
  });
});
