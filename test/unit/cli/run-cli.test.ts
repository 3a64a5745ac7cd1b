import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/run-cli.ts';
import { unsignedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

const packages = ['nodejs-24', 'npm', 'bash', 'ca-certificates-bundle', 'wolfi-baselayout', 'busybox'];

let folder: string;
let server: RepositoryServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-cli-'));
  mkdirSync(join(folder, 'app'));
  writeFileSync(
    join(folder, 'app/package.json'),
    JSON.stringify({ name: 'web', scripts: { start: 'node server.js' } }),
  );
  writeFileSync(
    join(folder, 'app/package-lock.json'),
    JSON.stringify({ name: 'web', lockfileVersion: 3, packages: {} }),
  );
  writeFileSync(join(folder, 'app/server.js'), 'listen(process.env.PORT ?? 3000)');
  mkdirSync(join(folder, 'empty'));
  server = await RepositoryServer.start(
    file(
      unsignedArchive(
        indexText(
          ...packages.map((name) => ({ name, version: '24.1.0-r0', buildTime: Math.floor(Date.now() / 1000) })),
        ),
      ),
    ),
  );
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function aipack(
  args: readonly string[],
  more: NodeJS.ProcessEnv = {},
  signal = new AbortController().signal,
): Promise<Run> {
  const said = { stdout: '', stderr: '' };
  const exitCode = await runCli(args, {
    environment: { XDG_CACHE_HOME: join(folder, 'cache'), AIPACK_PACKAGE_REPOSITORIES: server.url, ...more },
    directory: folder,
    stdout: (text) => (said.stdout += text),
    stderr: (text) => (said.stderr += text),
    signal,
  });
  return { exitCode, ...said };
}

const line = ['app', '--allow-untrusted', '--platform', 'linux/amd64', '--format', 'json'];

describe('the line, cut where a verb says', () => {
  test('detect tells the build', async () => {
    const { exitCode, stdout } = await aipack(['detect', ...line]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ metadata: { project_name: 'web', language: 'javascript' } });
  });

  test('validate pins its packages', async () => {
    const { stdout } = await aipack(['validate', ...line]);
    expect(stdout).toContain('"24.1.0-r0"');
  });

  test.each([
    [['--port', '8080'], {}, { ExposedPorts: { '8080/tcp': {} } }],
    [['--label', 'a=b'], {}, { Labels: { a: 'b' } }],
    [
      ['--start-command', '["node", "other.js"]'],
      {},
      { Entrypoint: ['/usr/bin/aipack-aide', 'init', 'node', 'other.js'] },
    ],
    [['--runtime-env', 'MODE=a, b'], {}, { Env: expect.arrayContaining(['MODE=a, b']) }],
    [
      ['--runtime-env', 'A=one\ntwo', '--runtime-env', 'B="c"'],
      {},
      { Env: expect.arrayContaining(['A=one\ntwo', 'B="c"']) },
    ],
    [[], { AIPACK_RUNTIME_ENV: '"A=one\ntwo"\nB=3' }, { Env: expect.arrayContaining(['A=one\ntwo', 'B=3']) }],
    [[], { AIPACK_PORT: '9090' }, { ExposedPorts: { '9090/tcp': {} } }],
    [['--port', '8080'], { AIPACK_PORT: '9090' }, { ExposedPorts: { '8080/tcp': {} } }],
  ])('plan with %j and %j has it in the configuration of the image', async (args, environment, config) => {
    const { exitCode, stdout, stderr } = await aipack(['plan', ...line, ...args], environment);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.not.stringContaining('error') as unknown });
    expect(JSON.parse(stdout)).toMatchObject([{ platform: 'linux/amd64', config: { config } }]);
  });

  test('plan --graph draws every step as one SVG document', async () => {
    const args = ['plan', 'app', '--allow-untrusted', '--platform', 'linux/amd64', '--graph'];
    const { exitCode, stdout } = await aipack(args);
    expect(exitCode).toBe(0);
    expect(stdout.match(/<svg /g)).toHaveLength(1);
    expect(stdout).toContain('>web, linux/amd64</text>');
    for (const words of ['copy sources', 'start /usr/bin/aipack-aide init node server.js', 'ports 3000/tcp', '/app'])
      expect(stdout.split(`>${words}</text>`)).toHaveLength(2);
  });

  test('plan takes the base image from an option, or else from the environment', async () => {
    const base = async (args: readonly string[], environment: NodeJS.ProcessEnv): Promise<unknown> =>
      (JSON.parse((await aipack(['plan', ...line, ...args], environment)).stdout) as [{ baseImage: string }])[0]
        .baseImage;
    const environment = { AIPACK_BASE_IMAGE: 'registry.example/variable' };
    expect(await base([], environment)).toBe('registry.example/variable');
    expect(await base(['--base-image', 'registry.example/option'], environment)).toBe('registry.example/option');
  });
});

describe('what is wrong is told with its code before anything is built:', () => {
  const nowhere = { BUILDKIT_HOST: 'unix:///nonexistent.sock' };
  test.each<[readonly string[], number, string]>([
    [['detect', 'nowhere'], 1, 'CONTEXT_NOT_FOUND'],
    [['detect', 'app', '--spec', 'none.json'], 1, 'SPEC_NOT_FOUND'],
    [['detect', 'app', '--port', '99999'], 1, 'INPUT_INVALID'],
    [['detect', 'app', '--build-env', 'no variable'], 1, 'INPUT_INVALID'],
    [['detect', 'app', '--ca-file', 'app/package.json'], 1, 'INPUT_INVALID'],
    [['detect', 'app', '--max-package-age', '0'], 1, 'INPUT_INVALID'],
    [['detect', 'app', '--label', '=none'], 1, 'INPUT_INVALID'],
    [['detect', 'app', '--secret', 'src=file'], 1, 'INPUT_INVALID'],
    [['detect', 'app', '--ssh', 'default'], 1, 'INPUT_INVALID'],
    [['detect', 'app', '--platform', 'linux/s390x'], 1, 'INPUT_INVALID'],
    [['detect', 'app', '--package-repository', 'ftp://x'], 1, 'INPUT_INVALID'],
    [['detect', 'app', '--locked'], 1, 'LOCK_MISSING'],
    [['build', 'app', '-t', 'ghcr.io/Owner/App'], 1, 'TAG_INVALID'],
    [['build', 'app', '-o', 'type=zip,dest=a'], 1, 'INPUT_INVALID'],
    [['build', 'app', '--annotation', 'none'], 1, 'INPUT_INVALID'],
    [['build', 'app', '--provenance', 'mode=most'], 1, 'INPUT_INVALID'],
    [['build', 'app', '-o', 'type=local,dest=app'], 1, 'INPUT_INVALID'],
    [['build', 'app', '--target', 'web'], 1, 'INPUT_INVALID'],
    [['build', 'app'], 1, 'BUILDKIT_UNAVAILABLE'],
  ])('%j', async (args, expected, code) => {
    const { exitCode, stdout, stderr } = await aipack([...args, '--allow-untrusted'], nowhere);
    expect({ exitCode, stdout }).toEqual({ exitCode: expected, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^error: .*\\[${code}\\]$`, 'ms'));
    expect(stderr).not.toContain('this is a bug');
  });

  test.each([
    [['plan', 'app', '--platform', 'linux/amd64, linux/s390x'], '"linux/s390x"'],
    [['build', 'app', '-t', 'a/b:1', '--tag', 'a/b:2,a/B:3'], '"a/B:3"'],
    [['build', 'app', '-f', 'app/package.json', '--allow', 'network.host,all'], '"all"'],
  ])('%j, of which commas make a list, is told by the item that is wrong', async (args, item) => {
    const { stderr } = await aipack([...args, '--allow-untrusted'], nowhere);
    expect(stderr.match(/"[^"]*"/g)).toEqual([item]);
  });

  test('all of it at once', async () => {
    const { stderr } = await aipack([
      'detect',
      'app',
      '--label',
      '=none',
      '--max-package-age',
      'old',
      '--platform',
      'a platform',
    ]);
    expect(stderr.match(/^error: /gm)).toHaveLength(3);
  });
});

describe('the exit code', () => {
  test.each([
    [['--version'], 0],
    [['build', '--help'], 0],
    [['nonesuch'], 2],
    [['build', '--nonesuch'], 2],
    [['detect', '--format', 'yaml'], 2],
  ])('of %j is %d', async (args, expected) => {
    expect((await aipack(args)).exitCode).toBe(expected);
  });

  test('is 1 where nothing was found that could be built', async () => {
    expect((await aipack(['detect', 'empty', '--allow-untrusted'])).exitCode).toBe(1);
  });

  test('is 130 after Ctrl-C', async () => {
    const { exitCode, stderr } = await aipack(
      ['validate', 'app', '--allow-untrusted'],
      { XDG_CACHE_HOME: join(folder, 'third') },
      AbortSignal.abort(),
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: 'Cancelled.\n' });
  });
});

describe('with --format json a failure is one document on standard output, and words on standard error:', () => {
  test.each<[readonly string[], number, string]>([
    [['detect', 'nowhere'], 1, 'CONTEXT_NOT_FOUND'],
    [['validate', 'empty', '--allow-untrusted'], 1, 'REPOSITORY_EMPTY'],
    [['plan', 'app', '--label', '=none'], 1, 'INPUT_INVALID'],
    [['build', 'app', '-t', 'ghcr.io/Owner/App'], 1, 'TAG_INVALID'],
    [['run', 'app', '--env', '1=2', '--port', '0'], 1, 'INPUT_INVALID'],
    [['run', 'app'], 1, 'DOCKER_UNAVAILABLE'],
    [['lock', 'nowhere'], 1, 'CONTEXT_NOT_FOUND'],
    [['verify', 'Not/A/Name'], 1, 'INPUT_INVALID'],
    [['services', 'nowhere'], 1, 'CONTEXT_NOT_FOUND'],
    [['init', 'nowhere'], 1, 'CONTEXT_NOT_FOUND'],
    [['packages', 'search', 'nothing-like-it'], 1, 'PACKAGE_UNKNOWN'],
    [['packages', 'resolve', 'nothing-like-it'], 1, 'PACKAGE_UNKNOWN'],
    [['packages', 'streams', 'cobol'], 1, 'INPUT_INVALID'],
    [['build', '--nonesuch'], 2, 'USAGE'],
    [['detect', '--matrix=no'], 2, 'USAGE'],
  ])('%j', async (args, expected, code) => {
    const untrusted = args[0] === 'packages' ? ['--allow-untrusted'] : [];
    const { exitCode, stdout, stderr } = await aipack([...args, ...untrusted, '--format', 'json'], {
      DOCKER_HOST: 'unix:///nonexistent.sock',
    });
    expect(exitCode).toBe(expected);
    const { failure } = JSON.parse(stdout) as {
      failure: { exitCode: number; problems: readonly { code: string; message: string }[] };
    };
    expect(failure.exitCode).toBe(expected);
    expect(failure.problems.map((problem) => problem.code)).toContain(code);
    expect(stderr).toMatch(/^error: /m);
  });

  test('with all that is wrong', async () => {
    const { stdout } = await aipack(['run', 'app', '--env', '1=2', '--port', '0', '--format=json']);
    expect((JSON.parse(stdout) as { failure: { problems: unknown[] } }).failure.problems).toHaveLength(2);
  });

  test('a verdict that stands there already stays the only one', async () => {
    const { exitCode, stdout, stderr } = await aipack([
      'packages',
      'validate',
      'nothing-like-it',
      '--allow-untrusted',
      '--format',
      'json',
    ]);
    expect({ exitCode, verdicts: JSON.parse(stdout) as unknown }).toMatchObject({
      exitCode: 1,
      verdicts: [{ valid: false }],
    });
    expect(stderr).toMatch(/^error: /m);
  });
});

describe('files are named from where the person stands', () => {
  test('in what detection says to people, and from the root of the repository in what it says to programs', async () => {
    const { stdout } = await aipack(['detect', 'app', '--allow-untrusted']);
    expect(stdout).toMatch(/ app\/package\.json(?::\d+)?$/m);
    const printed = await aipack(['detect', ...line]);
    const { metadata } = JSON.parse(printed.stdout) as { metadata: { reasoning: readonly { file?: string }[] } };
    expect(metadata.reasoning.map(({ file }) => file)).toContain('package.json');
  });

  test('in failures', async () => {
    mkdirSync(join(folder, 'broken'), { recursive: true });
    writeFileSync(join(folder, 'broken/package.json'), '{\n  "name": oops\n}');
    const { stderr } = await aipack(['detect', 'broken', '--allow-untrusted']);
    expect(stderr).toMatch(/^error: broken\/package\.json:2: .*\[MANIFEST_UNREADABLE\]$/ms);
  });
});

describe('what a verb prints, the next takes:', () => {
  test.each(['detect', 'validate', 'plan'])('%s', async (verb) => {
    const { stdout } = await aipack([verb, ...line]);
    writeFileSync(join(folder, 'printed.json'), stdout);
    const again = await aipack(['plan', ...line, '--spec', 'printed.json']);
    const { stdout: direct } = await aipack(['plan', ...line]);
    expect({ exitCode: again.exitCode, stderr: again.stderr.match(/^error: .*/gm) }).toEqual({
      exitCode: 0,
      stderr: null,
    });
    expect(JSON.parse(again.stdout)).toEqual(JSON.parse(direct));
  });
});
