/**
 * Three ordinary workflows of the Docker actions, run step by step with the bundle of this action and with docker buildx, which is what
 * those actions run: the same tags, layers, annotations and attestations, and how long each took.
 *
 * Reference: docker buildx as the lab's engine ships it, on the same daemon and registry. Both sides have built each workflow once before it is
 * measured, so that all steps are cached; runs alternate, each pushes to repositories that are new, and the median of each side counts.
 */
import { isDeepStrictEqual } from 'node:util';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerCli } from '../test/lab/docker-cli.ts';
import { ensureLab, type Lab } from '../test/lab/lab.ts';
import { labEnvironment } from '../test/support/lab-environment.ts';
import { Runner } from '../test/support/runner.ts';
import { published } from './drop-in/published.ts';
import { type Step, type Workflow, workflows } from './drop-in/workflows.ts';
import { median } from './side/side.ts';

const ROUNDS = 5;

interface Side {
  readonly name: string;
  /** Runs a step, and tells the digest of what it pushed. */
  readonly run: (step: Step) => Promise<string>;
}

export async function run(): Promise<void> {
  const lab = await ensureLab();
  const folder = mkdtempSync(join(tmpdir(), 'aipack-bench-'));
  const runner = new Runner({ PATH: process.env.PATH, HOME: process.env.HOME, DOCKER_HOST: lab.dockerHost });
  try {
    const sides = [ours(lab, runner), theirs(lab, folder)] as const;
    for (const workflow of workflows(folder, lab.baseImage)) await compare(workflow, lab, sides);
  } finally {
    runner.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(workflow: Workflow, lab: Lab, sides: readonly [Side, Side]): Promise<void> {
  const times = new Map<Side, number[]>(sides.map((side) => [side, []]));
  const repositoryOf = (side: Side, round: number): string =>
    `${lab.registry}/bench/drop-in-${process.pid}/${workflow.name}/${side.name}-${round}`;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const side of sides) {
      const spent = await perform(workflow, side, repositoryOf(side, round));
      if (round > 0) times.get(side)?.push(spent);
    }
  }
  const differences: string[] = [];
  for (const [repository, tags] of Object.entries(workflow.pushes)) {
    for (const tag of tags) {
      const [own, reference] = await Promise.all(
        sides.map((side) => published(`${repositoryOf(side, ROUNDS)}/${repository}:${tag}`)),
      );
      if (!isDeepStrictEqual(own, reference))
        differences.push(
          `${repository}:${tag}\n  ours   ${JSON.stringify(own)}\n  theirs ${JSON.stringify(reference)}`,
        );
    }
  }
  console.log(
    `${workflow.name}: ${differences.length === 0 ? 'the same tags, layers, annotations and statements' : 'differs'}`,
  );
  for (const difference of differences) console.log(difference);
  for (const side of sides)
    console.log(`${workflow.name} ${side.name}: median ${median(times.get(side) ?? []).toFixed(0)} ms`);
  const [own, reference] = sides.map((side) => median(times.get(side) ?? []));
  console.log(`ratio drop-in ${workflow.name} ${((own ?? Number.NaN) / (reference ?? Number.NaN)).toFixed(2)}`);
  if (differences.length > 0) process.exitCode = 1;
}

/** Milliseconds that a workflow takes. */
async function perform(workflow: Workflow, side: Side, repository: string): Promise<number> {
  const start = performance.now();
  const digests: string[] = [];
  for (const step of workflow.steps(repository)) digests.push(await side.run(step(digests)));
  return performance.now() - start;
}

function ours(lab: Lab, runner: Runner): Side {
  const certificates = labEnvironment(lab).AIPACK_CA_FILE ?? '';
  return {
    name: 'aipack',
    run: async ({ inputs }) => {
      const { exitCode, outputs, stdout } = await runner.main({ ...inputs, 'ca-file': certificates });
      if (exitCode !== 0) throw new Error(stdout);
      return outputs.digest ?? '';
    },
  };
}

function theirs(lab: Lab, folder: string): Side {
  const docker = dockerCli(lab);
  return {
    name: 'buildx',
    run: ({ buildx: [verb = '', ...args] }) => {
      const metadata = join(folder, 'metadata.json');
      const told = verb === 'build' ? ['--builder', 'default', '--metadata-file', metadata] : [];
      const env = { ...labEnvironment(lab), ...docker.env };
      const [program = '', ...before] = docker.argv;
      const { status, stderr } = spawnSync(program, [...before, 'buildx', verb, ...told, ...args], {
        env,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
      return Promise.resolve(verb === 'build' ? digestIn(metadata) : '');
    },
  };
}

function digestIn(metadata: string): string {
  const told = JSON.parse(readFileSync(metadata, 'utf8')) as Readonly<Record<string, unknown>>;
  return String(told['containerimage.digest']);
}
