/** @cost 20 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BuildReport } from '../../src/report/build-report.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { type ProgramResult, aipack } from '../support/run-program.ts';

const lab = readLab();
const env = labEnvironment(lab);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-dockerfile-'));
  write('app/index.html', '<p>hello</p>');
  write('app/seen.txt', 'seen');
  write('app/unseen.txt', 'unseen');
  write('docs/manual.txt', 'manual');
  write(
    'build/Special.Dockerfile',
    [
      `FROM ${lab.baseImage} AS made`,
      'ARG GREETING=nobody',
      'ARG FROM_ENVIRONMENT=default',
      'COPY . /in',
      'COPY --from=docs manual.txt /out/',
      'RUN echo "$GREETING $FROM_ENVIRONMENT" > /out/args && ls /in > /out/in',
      'RUN grep example /etc/hosts > /out/hosts; ls /sys/class/net > /out/net',
      'FROM scratch AS chosen',
      'COPY --from=made /out /',
      'FROM scratch AS last',
      'COPY seen.txt /never',
      '',
    ].join('\n'),
  );
  write('build/Special.Dockerfile.dockerignore', 'unseen.txt\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function build(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<ProgramResult> {
  return aipack(['build', 'app', ...args], { ...env, ...more }, folder);
}

describe('a Dockerfile with another name in another folder', () => {
  test('takes arguments, a target, contexts, hosts and a network', async () => {
    const args = ['-f', 'build/Special.Dockerfile', '--target', 'chosen', '-o', 'type=local,dest=out'];
    const { exitCode, stderr } = await build(
      [
        ...args,
        ...['--build-arg', 'GREETING=hello', '--build-arg', 'FROM_ENVIRONMENT', '--build-arg', 'UNSET_ANYWHERE'],
        ...['--build-context', 'docs=docs', '--add-host', 'example.test:192.0.2.9', '--network', 'none'],
      ],
      { FROM_ENVIRONMENT: 'world' },
    );
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    const made = (name: string): string => readFileSync(join(folder, 'out', name), 'utf8').trim();
    expect(made('args')).toBe('hello world');
    expect(made('manual.txt')).toBe('manual');
    expect(made('in').split('\n')).toEqual(['index.html', 'seen.txt']);
    expect(made('hosts')).toMatch(/192\.0\.2\.9\s+example\.test/);
    expect(made('net')).toBe('lo');
    expect(() => made('never')).toThrow();
  });

  test('may use what it is allowed to, as far as the daemon agrees', async () => {
    const args = ['-f', 'build/Special.Dockerfile', '--build-context', 'docs=docs', '--network', 'host'];
    const allowed = await build([...args, '--allow', 'network.host']);
    expect({ exitCode: allowed.exitCode, stderr: allowed.exitCode === 0 ? '' : allowed.stderr }).toEqual({
      exitCode: 0,
      stderr: '',
    });
    const refused = await build([...args, '--allow', 'network.host,security.insecure']);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/security\.insecure is not allowed/);
  });

  test('whose image the registry has already is not pushed again, and a change is', async () => {
    const tag = `${lab.registry}/e2e/dockerfile:${process.pid}`;
    const push = async (greeting: string): Promise<BuildReport> => {
      const args = ['-f', 'build/Special.Dockerfile', '--target', 'chosen', '--build-context', 'docs=docs'];
      const options = ['--build-arg', `GREETING=${greeting}`, '-t', tag, '--push', '--format', 'json'];
      const { stdout, stderr } = await build([...args, ...options]);
      return JSON.parse(stdout === '' ? stderr : stdout) as BuildReport;
    };
    const first = await push('one');
    expect(first).toMatchObject({ pushed: true, unchanged: false });
    const second = await push('one');
    expect(second).toMatchObject({ pushed: true, unchanged: true, digest: first.digest, imageid: first.imageid });
    const third = await push('two');
    expect(third.unchanged).toBe(false);
    expect(third.imageid).not.toBe(first.imageid);
  });

  test.each(['aipack-package-repositories', 'aipack-ca-certificates'])(
    'does not get at what the session has for other builds: %s',
    async (id) => {
      write(
        'build/Curious.Dockerfile',
        `FROM ${lab.baseImage}\nRUN --mount=type=secret,id=${id},required wc -c /run/secrets/*\n`,
      );
      const address = lab.packages.url.replace('://', '://somebody:hush@');
      const { exitCode, stderr } = await build([
        ...['-f', 'build/Curious.Dockerfile', '--no-cache', '-o', 'type=local,dest=out'],
        ...['--package-repository', address],
      ]);
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/secret .*not found/);
    },
    60_000,
  );

  test('leaves nothing for builds of another scope in the directories that it keeps', async () => {
    const mark = `mark-${Date.now()}`;
    write(
      'build/Keeping.Dockerfile',
      [
        `FROM ${lab.baseImage} AS made`,
        'ARG WHO',
        `RUN --mount=type=cache,id=kept,target=/kept : ${mark}; echo "$WHO" >> /kept/${mark}; cp /kept/${mark} /all`,
        'FROM scratch',
        'COPY --from=made /all /',
        '',
      ].join('\n'),
    );
    const run = async (who: string, event: string, repository: string): Promise<readonly string[]> => {
      write('event.json', JSON.stringify({ pull_request: { head: { repo: { full_name: repository } } } }));
      const args = ['-f', 'build/Keeping.Dockerfile', '--build-arg', `WHO=${who}`, '-o', 'type=local,dest=kept'];
      const workflow = { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: join(folder, 'event.json') };
      const { exitCode, stderr } = await build(args, workflow);
      expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
      return readFileSync(join(folder, 'kept/all'), 'utf8').trim().split('\n');
    };
    expect(await run('fork', 'pull_request', 'fork/app')).toEqual(['fork']);
    expect(await run('main', 'push', '')).toEqual(['main']);
    expect(await run('own', 'pull_request', 'owner/app')).toEqual(['own']);
    expect(await run('fork again', 'pull_request', 'fork/app')).toEqual(['fork', 'fork again']);
    expect(await run('main again', 'push', '')).toEqual(['main', 'main again']);
    // Nor is a result that was made with one scope's directory another scope's result.
    expect(await run('fork', 'push', '')).toEqual(['main', 'main again', 'fork']);
  }, 120_000);

  test('that is not there, or contradicts other wishes, is told before anything is built', async () => {
    const missing = await build(['-f', 'build/None']);
    expect(missing).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('there is no file build/None') as unknown,
    });
    const both = await build(['-f', 'build/Special.Dockerfile', '--service', 'web']);
    expect(both).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('[INPUT_INVALID]') as unknown });
    const without = await build(['--build-arg', 'A=1', '--target', 'x']);
    expect(without).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('only its build takes build-args, target') as unknown,
    });
  });
});
