/**
 * A build and push where packages are layers, from nothing: the daemon's cache and its base image are gone, the registry's repository
 * is new, and so is our own cache of packages.
 *
 * References, same run, same daemon: the way with apk in a base image (`--base-image`), and docker buildx with a careful hand-written
 * Dockerfile that installs the same packages. Runs alternate, and the median of each side counts. Then a second service with
 * the same packages, of which no byte may be sent for the image.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { dockerSocket, removeImage } from '../test/lab/containers.ts';
import { dockerCall } from '../test/lab/docker-api.ts';
import { dockerCli } from '../test/lab/docker-cli.ts';
import { ensureLab, type Lab } from '../test/lab/lab.ts';
import { labEnvironment } from '../test/support/lab-environment.ts';
import { projectRoot } from '../test/support/run-program.ts';
import type { BuildReport } from '../src/report/build-report.ts';
import { dockerfile, secret } from './side/dockerfile.ts';
import { median, time, type Side } from './side/side.ts';

const ROUNDS = 5;
const FIXTURE = 'node-npm';

export async function run(): Promise<void> {
  const lab = await ensureLab();
  const folder = mkdtempSync(join(tmpdir(), 'aipack-bench-'));
  try {
    await coldBuilds(lab, folder);
    secondService(lab, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function coldBuilds(lab: Lab, folder: string): Promise<void> {
  const context = join(folder, FIXTURE);
  cpSync(join(projectRoot, 'fixtures', FIXTURE), context, { recursive: true });
  const env = labEnvironment(lab);
  const theirContext = `${context}-dockerfile`;
  cpSync(context, theirContext, { recursive: true });
  writeFileSync(join(theirContext, 'Dockerfile'), dockerfile(lab, context, env));
  const names = ['layers', 'apk', 'buildx'] as const;
  const times = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) {
      const tag = `${lab.registry}/bench/cold-${process.pid}-${round}-${name}:1`;
      const side =
        name === 'buildx' ? buildx(lab, theirContext, tag, env) : aipack(name, { lab, context, tag, folder, env });
      await forgetAll(lab);
      times.get(name)?.push(time(side));
    }
  }
  for (const name of names) console.log(`${FIXTURE} ${name}: median ${median(times.get(name) ?? []).toFixed(0)} ms`);
  const own = median(times.get('layers') ?? []);
  for (const name of ['apk', 'buildx'] as const)
    console.log(`ratio layers cold-over-${name} ${(own / median(times.get(name) ?? [])).toFixed(2)}`);
}

interface Build {
  readonly lab: Lab;
  readonly context: string;
  readonly tag: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Each run of ours has a cache of its own, which is empty. */
function aipack(name: 'layers' | 'apk', { lab, context, tag, folder, env }: Build): Side {
  const way = name === 'apk' ? ['--base-image', lab.baseImage] : [];
  return {
    name,
    argv: [...command(context, tag), '--quiet', ...way],
    env: { ...env, XDG_CACHE_HOME: mkdtempSync(join(folder, 'cache-')) },
  };
}

function command(context: string, tag: string): readonly string[] {
  return [process.execPath, join(projectRoot, 'dist/cli/index.js'), 'build', context, '-t', tag, '--push'];
}

function buildx(lab: Lab, context: string, tag: string, env: NodeJS.ProcessEnv): Side {
  const docker = dockerCli(lab);
  const options = ['--builder', 'default', '--quiet', '--push', '--provenance', 'mode=max', ...secret(env), '-t', tag];
  return {
    name: 'buildx',
    argv: [...docker.argv, 'buildx', 'build', ...options, context],
    env: { ...env, ...docker.env },
  };
}

async function forgetAll(lab: Lab): Promise<void> {
  await removeImage(lab, lab.baseImage);
  await dockerCall({ socket: dockerSocket(lab), method: 'POST', path: '/build/prune?all=true' });
}

/** Two services of one repository, one after the other, and what the daemon asked for of the second's packages. */
function secondService(lab: Lab, folder: string): void {
  const env = { ...labEnvironment(lab), XDG_CACHE_HOME: mkdtempSync(join(folder, 'cache-')) };
  const reports = ['one', 'two'].map((service): BuildReport => {
    const context = join(folder, service);
    cpSync(join(projectRoot, 'fixtures', FIXTURE), context, { recursive: true });
    writeFileSync(join(context, 'service.txt'), `${service} ${process.pid}\n`);
    const tag = `${lab.registry}/bench/services-${process.pid}:${service}`;
    const [program = '', ...args] = [...command(context, tag), '--format', 'json'];
    const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as BuildReport;
  });
  for (const [index, { installation }] of reports.entries()) {
    const { build = Number.NaN, runtime = Number.NaN } = installation?.sent ?? {};
    console.log(`service ${index + 1}: ${build} bytes of packages sent for its build stage, ${runtime} for its image`);
  }
}
