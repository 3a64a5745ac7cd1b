/** @cost 15 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serveGit } from '../integration/buildkit/git-server.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { fetchImage } from '../support/registry-image.ts';
import { aipack, type ProgramResult } from '../support/run-program.ts';

const lab = readLab();
const TOKEN = `token-${process.pid}`;
const env = { ...labEnvironment(lab), TOKEN };
let folder: string;
let commit: string;
let open: Awaited<ReturnType<typeof serveGit>>;
let closed: typeof open;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-address-'));
  write('Dockerfile', 'FROM scratch\nCOPY file.txt /\n');
  write('service/build/Dockerfile', 'FROM scratch\nCOPY file.txt /from-service\n');
  write('file.txt', 'root');
  write('service/file.txt', 'service');
  const git = (...args: readonly string[]): string => {
    const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', ['-C', join(folder, 'app.git'), ...who, ...args], { encoding: 'utf8' }).trim();
  };
  git('init', '--quiet', '--initial-branch=main', '.');
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  commit = git('rev-parse', 'HEAD');
  open = await serveGit(folder);
  closed = await serveGit(folder, `basic ${Buffer.from(`x-access-token:${TOKEN}`).toString('base64')}`);
});

afterAll(async () => {
  await Promise.all([open.close(), closed.close()]);
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  const file = join(folder, 'app.git', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const build = (address: string, ...args: readonly string[]): Promise<ProgramResult> =>
  aipack(['build', address, ...args], env, folder);

describe('a Dockerfile at an address', () => {
  test('is built from there, with a commit that provenance and labels name', async () => {
    const tag = `${lab.registry}/e2e/address:${process.pid}`;
    const { exitCode, stderr } = await build(`${open.url}/app.git#${commit}`, '-t', tag, '--push');
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    const image = await fetchImage(tag);
    expect((await image.read('file.txt')).toString()).toBe('root');
    expect(image.config.config.Labels).toMatchObject({ 'org.opencontainers.image.revision': commit });
    expect(JSON.stringify(image.all)).toContain(`"vcs":{"revision":"${commit}"`);
  });

  test('may be another file, of a folder of it', async () => {
    const address = `${open.url}/app.git#main:service`;
    const { exitCode, stderr } = await build(address, '-f', './build/Dockerfile', '-o', 'type=local,dest=out');
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(readFileSync(join(folder, 'out/from-service'), 'utf8')).toBe('service');
  });

  test('is fetched with a token', async () => {
    const address = `${closed.url}/app.git#main`;
    const refused = await build(address, '--no-cache', '-o', 'type=local,dest=none');
    expect(refused.exitCode).toBe(1);
    const secret = 'id=GIT_AUTH_TOKEN,env=TOKEN';
    const { exitCode, stderr } = await build(address, '--secret', secret, '-o', 'type=local,dest=closed');
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(readFileSync(join(folder, 'closed/file.txt'), 'utf8')).toBe('root');
  });

  test('answers questions', async () => {
    const { exitCode, stdout } = await build(`${open.url}/app.git#main`, '--call', 'targets,format=json');
    expect({ exitCode, targets: stdout.includes('"targets"') }).toEqual({ exitCode: 0, targets: true });
  });
});

test('without a Dockerfile nothing is built from an address', async () => {
  for (const args of [['--no-dockerfile'], ['--service', 'web']]) {
    const { stderr } = await build(`${open.url}/app.git`, ...args);
    expect(stderr).toMatch(/only a Dockerfile can be built.*\[INPUT_INVALID\]/s);
  }
  const plan = await aipack(['detect', `${open.url}/app.git`], env, folder);
  expect(plan.stderr).toMatch(/only a Dockerfile can be built.*\[INPUT_INVALID\]/s);
});
