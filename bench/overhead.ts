/**
 * A whole build of an unchanged project, from process start to digest, against `docker buildx build` of an equivalent
 * Dockerfile on the same daemon.
 *
 * Reference: docker buildx, as the lab's engine ships it, with the Dockerfile below: the same base image, packages,
 * commands and layers, pushed to the same registry with provenance. Both have built once before they are measured; runs
 * alternate, and the median of each side counts. Ours: the bundled command, as users run it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerCli } from '../test/lab/docker-cli.ts';
import { ensureLab, type Lab } from '../test/lab/lab.ts';
import { labEnvironment } from '../test/support/lab-environment.ts';
import { projectRoot } from '../test/support/run-program.ts';

const ROUNDS = 11;

interface Side {
  readonly name: string;
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

export async function run(): Promise<void> {
  const lab = await ensureLab();
  const folder = mkdtempSync(join(tmpdir(), 'aipack-bench-'));
  try {
    for (const fixture of ['node-npm', 'static-html'] as const) measure(fixture, lab, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(fixture: 'node-npm' | 'static-html', lab: Lab, folder: string): void {
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
  console.log(`ratio overhead ${fixture} ${(own / reference).toFixed(2)}`);
}

function time({ name, argv, env }: Side): number {
  const [program = '', ...args] = argv;
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const spent = performance.now() - start;
  if (status !== 0) throw new Error(`${name} failed:\n${stderr.toString()}`);
  return spent;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function secret({ AIPACK_CA_FILE: file }: NodeJS.ProcessEnv): readonly string[] {
  return file === undefined ? [] : ['--secret', `id=ca,src=${file}`];
}

/** What our plan does, as a Dockerfile: the plan itself says which packages at which versions. */
function dockerfile(lab: Lab, context: string, env: NodeJS.ProcessEnv): string {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'dist/cli/index.js'), 'plan', context, '--format', 'json'],
    { env, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  const [plan] = JSON.parse(stdout) as [PlanShape];
  const pin = (packages: PlanShape['build']['packages']): string =>
    packages.map(({ name, version }) => `${name}=${version}`).join(' ');
  const certificates = env.AIPACK_CA_FILE !== undefined;
  const mount = certificates ? '--mount=type=secret,id=ca,target=/run/ca.pem,mode=0444 ' : '';
  const build = [
    `FROM ${lab.baseImage} AS base`,
    'FROM base AS build',
    ...(plan.build.packages.length === 0 ? [] : [`RUN apk add --no-cache ${pin(plan.build.packages)}`]),
    ...(certificates ? ['ENV NODE_EXTRA_CA_CERTS=/run/ca.pem'] : []),
    'WORKDIR /app',
    ...plan.build.steps.map((step) =>
      step.kind === 'context'
        ? `COPY ${(step.include ?? ['.']).join(' ')} ./`
        : `RUN ${mount}${JSON.stringify(['/bin/sh', '-c', step.run])}`,
    ),
  ];
  return [
    ...build,
    'FROM base AS packages',
    `RUN apk add --root /image --initdb --no-cache --keys-dir /etc/apk/keys --repositories-file /etc/apk/repositories ${pin(plan.runtime.packages)}`,
    'FROM scratch',
    'COPY --from=packages /image/ /',
    ...plan.runtime.copies.map(({ from, to }) => `COPY --from=build ${from} ${to}`),
    'WORKDIR /app',
    `USER ${plan.config.config.User}`,
    `ENTRYPOINT ${JSON.stringify(plan.config.config.Entrypoint)}`,
    '',
  ].join('\n');
}

interface PlanShape {
  readonly build: {
    readonly packages: readonly { readonly name: string; readonly version: string }[];
    readonly steps: readonly { readonly kind: string; readonly run: string; readonly include?: readonly string[] }[];
  };
  readonly runtime: {
    readonly packages: readonly { readonly name: string; readonly version: string }[];
    readonly copies: readonly { readonly from: string; readonly to: string }[];
  };
  readonly config: { readonly config: { readonly User: string; readonly Entrypoint: readonly string[] } };
}
