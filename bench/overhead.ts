/**
 * A whole build of an unchanged project, from process start to digest, against `docker buildx build` of an equivalent
 * Dockerfile on the same daemon.
 *
 * Reference: docker buildx, as the lab's engine ships it, with the Dockerfile below: the same base image, packages,
 * commands and layers, pushed to the same registry with provenance. Both have built once before they are measured; runs
 * alternate, and the median of each side counts. Ours: the bundled command, as users run it. Where buildctl and buildkitd are on the PATH,
 * both build once more on a daemon of its own, over `unix://`, ours against buildctl with the same Dockerfile.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerCli } from '../test/lab/docker-cli.ts';
import { ensureLab, type Lab } from '../test/lab/lab.ts';
import { labEnvironment } from '../test/support/lab-environment.ts';
import { projectRoot } from '../test/support/run-program.ts';
import { type Buildkitd, startBuildkitd } from './side/buildkitd.ts';
import { dockerfile, secret } from './side/dockerfile.ts';
import { median, time, type Side } from './side/side.ts';

const ROUNDS = 11;

export async function run(): Promise<void> {
  const lab = await ensureLab();
  const folder = mkdtempSync(join(tmpdir(), 'aipack-bench-'));
  const own = await startBuildkitd(folder);
  try {
    for (const fixture of ['node-npm', 'static-html'] as const) measure(fixture, lab, folder, own);
  } finally {
    await own?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(fixture: 'node-npm' | 'static-html', lab: Lab, folder: string, own: Buildkitd | undefined): void {
  const context = join(folder, fixture);
  cpSync(join(projectRoot, 'fixtures', fixture), context, { recursive: true });
  const env = labEnvironment(lab);
  const ours: Side = {
    name: 'aipack',
    argv: [
      process.execPath,
      join(projectRoot, 'dist/cli/index.js'),
      'build',
      context,
      '-t',
      `${lab.registry}/bench/${fixture}:aipack`,
      '--push',
      '--quiet',
    ],
    env,
  };
  const theirContext = `${context}-dockerfile`;
  cpSync(context, theirContext, { recursive: true });
  writeFileSync(join(theirContext, 'Dockerfile'), dockerfile(lab, context, env));
  const docker = dockerCli(lab);
  const theirs: Side = {
    name: 'buildx',
    argv: [
      ...docker.argv,
      'buildx',
      'build',
      '--builder',
      'default',
      '--quiet',
      '--push',
      '--provenance',
      'mode=max',
      ...secret(env),
      '-t',
      `${lab.registry}/bench/${fixture}:buildx`,
      theirContext,
    ],
    env: { ...env, ...docker.env },
  };
  compare(fixture, 'overhead', ours, theirs);
  if (own === undefined) return;
  const output = `type=image,name=${lab.registry}/bench/${fixture}:buildctl,push=true`;
  const more = ['--output', output, '--opt', 'attest:provenance=mode=max', ...secret(env)];
  const other: Side = { name: 'buildctl', argv: own.buildctl(theirContext, more), env };
  const ourOther = { ...ours, name: 'aipack over unix://', argv: [...ours.argv, '--buildkit', own.address] };
  compare(fixture, 'overhead-buildctl', ourOther, other);
}

function compare(fixture: string, ratio: string, ours: Side, theirs: Side): void {
  const sides = [ours, theirs];
  for (const side of sides) for (let warm = 0; warm < 2; warm++) time(side);
  const times = new Map<Side, number[]>(sides.map((side) => [side, []]));
  for (let round = 0; round < ROUNDS; round++) for (const side of sides) times.get(side)?.push(time(side));
  const [own = 0, reference = 1] = sides.map((side) => median(times.get(side) ?? []));
  for (const side of sides) {
    const all = times.get(side) ?? [];
    console.log(
      `${fixture} ${side.name}: median ${median(all).toFixed(0)} ms, ${Math.min(...all).toFixed(0)} to ${Math.max(...all).toFixed(0)} ms`,
    );
  }
  console.log(`ratio ${ratio} ${fixture} ${(own / reference).toFixed(2)}`);
}
