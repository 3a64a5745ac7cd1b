/**
 * Three ordinary workflows of the Docker actions, run step by step with the bundle of this action and with docker buildx, which is what
 * those actions run: the same tags, layers, annotations and attestations, and how long each took.
 *
 * Reference: docker buildx as the lab's engine ships it, on the same daemon and registry. All sides have built each workflow once before it is
 * measured, so that all steps are cached; runs alternate, each pushes to repositories that are new, and the median of each side counts.
 * Where DOCKER_BUILD_PUSH_ACTION names a folder with a release of docker/build-push-action, that is run too, on the same Node: what the
 * workflows would take with the action itself, which asks Docker and buildx about themselves before it builds.
 */
import { isDeepStrictEqual } from 'node:util';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { dockerCli } from '../test/lab/docker-cli.ts';
import { ensureLab, type Lab } from '../test/lab/lab.ts';
import { labEnvironment } from '../test/support/lab-environment.ts';
import { readAction } from '../test/support/runner.ts';
import { runWorkflow } from '../test/support/workflow/run-workflow.ts';
import { told } from '../test/support/workflow/told.ts';
import type { Action, World } from '../test/support/workflow/world.ts';
import { published } from './drop-in/published.ts';
import { BUILD_PUSH, type Compared, IMAGETOOLS, workflows } from './drop-in/workflows.ts';
import { median } from './side/side.ts';

const ROUNDS = 5;

interface Side {
  readonly name: string;
  /** What stands behind the actions of the workflows. */
  readonly actions: Readonly<Record<string, Action>>;
}

export async function run(): Promise<void> {
  const lab = await ensureLab();
  const folder = mkdtempSync(join(tmpdir(), 'aipack-bench-'));
  const machine = { PATH: process.env.PATH, HOME: process.env.HOME, DOCKER_HOST: lab.dockerHost };
  const world: Omit<World, 'actions'> = {
    repository: 'owner/shop',
    origin: folder,
    event: { name: 'push', ref: 'refs/heads/main', sha: '0'.repeat(40), payload: {} },
    artifacts: join(folder, 'artifacts'),
    // As on a runner of one's own, what a job keeps is there for the next.
    machine: { ...machine, RUNNER_TOOL_CACHE: join(folder, 'tools') },
  };
  try {
    const { DOCKER_BUILD_PUSH_ACTION: release } = process.env;
    const buildx = theirs(lab, folder);
    const sides = [ours(lab), buildx, ...(release === undefined ? [] : [released(lab, release, buildx)])];
    for (const workflow of workflows(folder, lab.baseImage)) await compare(workflow, lab, sides, world);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  workflow: Compared,
  lab: Lab,
  sides: readonly Side[],
  world: Omit<World, 'actions'>,
): Promise<void> {
  const times = new Map<Side, number[]>(sides.map((side) => [side, []]));
  const repositoryOf = (side: Side, round: number): string =>
    `${lab.registry}/bench/drop-in-${process.pid}/${workflow.name}/${side.name}-${round}`;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const side of sides) {
      const spent = await perform(workflow, { ...world, actions: side.actions }, repositoryOf(side, round));
      if (round > 0) times.get(side)?.push(spent);
    }
  }
  const [own, ...references] = sides;
  if (own === undefined) return;
  const differences: string[] = [];
  for (const [repository, tags] of Object.entries(workflow.pushes)) {
    for (const tag of tags) {
      const of = (side: Side): ReturnType<typeof published> =>
        published(`${repositoryOf(side, ROUNDS)}/${repository}:${tag}`);
      const ours = await of(own);
      for (const reference of references) {
        const theirs = await of(reference);
        if (!isDeepStrictEqual(ours, theirs))
          differences.push(
            `${repository}:${tag}\n  ours   ${JSON.stringify(ours)}\n  ${reference.name} ${JSON.stringify(theirs)}`,
          );
      }
    }
  }
  console.log(
    `${workflow.name}: ${differences.length === 0 ? 'the same tags, layers, annotations and statements' : 'differs'}`,
  );
  for (const difference of differences) console.log(difference);
  const middle = (side: Side): number => median(times.get(side) ?? []);
  for (const side of sides) console.log(`${workflow.name} ${side.name}: median ${middle(side).toFixed(0)} ms`);
  for (const reference of references)
    console.log(
      `ratio drop-in ${workflow.name} over ${reference.name} ${(middle(own) / middle(reference)).toFixed(2)}`,
    );
  if (differences.length > 0) process.exitCode = 1;
}

/** Milliseconds that a workflow takes. */
async function perform({ workflow }: Compared, world: World, repository: string): Promise<number> {
  const whole = workflow(repository);
  const start = performance.now();
  const done = await runWorkflow(whole, world);
  const spent = performance.now() - start;
  if (done.result !== 'success') throw new Error(told(done));
  return spent;
}

function ours(lab: Lab): Side {
  const lists = { 'ca-file': labEnvironment(lab).AIPACK_CA_FILE ?? '' };
  const merge: Action['main'] = ({ inputs: { images = '', ...others }, runner }) =>
    runner.main({ ...others, ...lists, mode: 'merge', digests: images });
  const build: Action['main'] = ({ inputs, runner }) => runner.main({ ...inputs, ...lists });
  return { name: 'aipack', actions: { [BUILD_PUSH]: { main: build }, [IMAGETOOLS]: { main: merge } } };
}

function theirs(lab: Lab, folder: string): Side {
  const docker = dockerCli(lab);
  const env = { ...labEnvironment(lab), ...docker.env };
  const [program = '', ...before] = docker.argv;
  const buildx = (...args: readonly string[]): void => {
    const { status, stderr } = spawnSync(program, [...before, 'buildx', ...args], { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  const metadata = join(folder, 'metadata.json');
  const build: Action['main'] = async ({ inputs }) => {
    const { context = '.', push = 'false', ...lists } = inputs;
    // What build-push-action makes of its inputs, for a repository that everybody may read.
    const args = ['--builder', 'default', '--metadata-file', metadata, '--provenance', 'mode=max'];
    buildx('build', ...(push === 'true' ? ['--push'] : []), ...args, ...flagsOf(lists), context);
    return { exitCode: 0, outputs: { digest: digestIn(metadata) } };
  };
  const merge: Action['main'] = async ({ inputs: { images = '', ...lists } }) => {
    buildx('imagetools', 'create', ...flagsOf(lists), ...images.split('\n'));
    return { exitCode: 0 };
  };
  return { name: 'buildx', actions: { [BUILD_PUSH]: { main: build }, [IMAGETOOLS]: { main: merge } } };
}

/** The action that build-push-action is, where the rest is as with buildx. */
function released(lab: Lab, folder: string, { actions }: Side): Side {
  const docker = dockerCli(lab);
  const action = readAction(folder);
  const PATH = [dirname(docker.argv[0]), process.env.PATH].join(delimiter);
  const run = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main', DOCKER_BUILD_RECORD_UPLOAD: 'false' };
  const env = { ...labEnvironment(lab), ...docker.env, ...run, PATH };
  const build: Action['main'] = ({ inputs, runner }) =>
    runner.main({ ...inputs, provenance: 'mode=max' }, { action, env });
  return { name: 'build-push-action', actions: { ...actions, [BUILD_PUSH]: { main: build } } };
}

/** Inputs as options of buildx, one a line of each. */
function flagsOf(inputs: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(inputs).flatMap(([name, value]) => {
    const flag = name.startsWith('cache-') ? name : name.replace(/s$/, '');
    return value.split('\n').flatMap((line) => [`--${flag}`, line]);
  });
}

function digestIn(metadata: string): string {
  const told = JSON.parse(readFileSync(metadata, 'utf8')) as Readonly<Record<string, unknown>>;
  return String(told['containerimage.digest']);
}
