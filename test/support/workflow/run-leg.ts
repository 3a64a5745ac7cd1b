import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Runner, type StepResult } from '../runner.ts';
import { fill, isMet, textOf, type Contexts } from './expressions.ts';
import type { Leg } from './matrix.ts';
import type { Job, Step, Workflow } from './workflow-file.ts';
import { githubContext, type Action, type ActionStep, type World } from './world.ts';

export interface StepDone {
  /** What the step is called in its workflow: its name, its id, or what it uses or runs. */
  readonly name: string;
  readonly id?: string;
  readonly outcome: 'success' | 'failure' | 'skipped';
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  readonly summary: string;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface LegResult {
  readonly leg: Leg;
  readonly result: 'success' | 'failure';
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepDone[];
}

interface Around {
  readonly workflow: Workflow;
  readonly contexts: Contexts;
  readonly permissions: Readonly<Record<string, string>>;
  readonly world: World;
}

/** Runs the steps of one leg of a job, in a folder and with variables of its own. */
export async function runLeg(job: Job, around: Around): Promise<LegResult> {
  const folder = mkdtempSync(join(tmpdir(), 'aipack-job-'));
  // As on GitHub, the last folder has the name of the repository.
  const workspace = join(folder, around.world.repository.split('/')[1] ?? 'work');
  mkdirSync(workspace);
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify(around.world.event.payload));
  const github = { ...githubContext(around.world, workspace), event_path: event };
  const runner = new Runner({ ...machineOf(around), ...variablesOf(github) });
  try {
    return await new LegRun(job, { ...around, contexts: { ...around.contexts, github } }, workspace, runner).run();
  } finally {
    runner.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the context, what the runner says in variables as well. */
function variablesOf(github: Readonly<Record<string, unknown>>): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(github).flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'token' ? [[`GITHUB_${name.toUpperCase()}`, value]] : [],
    ),
  );
}

class LegRun {
  readonly #job: Job;
  readonly #around: Around;
  readonly #workspace: string;
  readonly #runner: Runner;
  readonly #done: StepDone[] = [];
  readonly #posts: (() => Promise<Partial<StepResult>>)[] = [];
  #env: Readonly<Record<string, string>>;
  #failed = false;

  constructor(job: Job, around: Around, workspace: string, runner: Runner) {
    [this.#job, this.#around, this.#workspace, this.#runner] = [job, around, workspace, runner];
    const { contexts, workflow } = around;
    this.#env = texts({
      ...(fill(workflow.env ?? {}, contexts) as object),
      ...(fill(job.env ?? {}, contexts) as object),
    });
  }

  async run(): Promise<LegResult> {
    for (const step of this.#job.steps ?? []) await this.#step(step);
    for (const post of this.#posts.toReversed()) {
      const { exitCode = 0, stdout = '' } = await post();
      if (exitCode !== 0) throw new Error(`the end of a step failed: ${stdout}`);
    }
    const outputs = texts(fill(this.#job.outputs ?? {}, this.#contexts()) as object);
    const leg = this.#around.contexts.matrix as Leg;
    return { leg, result: this.#failed ? 'failure' : 'success', outputs, steps: this.#done };
  }

  #contexts(env: Readonly<Record<string, string>> = this.#env): Contexts {
    const steps = Object.fromEntries(
      this.#done.flatMap(({ id, outcome, outputs }) =>
        id === undefined ? [] : [[id, { outputs, outcome, conclusion: outcome }]],
      ),
    );
    const runner = {
      os: 'Linux',
      arch: process.arch === 'arm64' ? 'ARM64' : 'X64',
      temp: join(this.#runner.folder, 'temp'),
    };
    const job = { status: this.#failed ? 'failure' : 'success' };
    return { ...this.#around.contexts, env, steps, runner, job };
  }

  async #step(step: Step): Promise<void> {
    const name = step.name ?? step.id ?? step.uses ?? step.run ?? '';
    const named = { name, ...(step.id === undefined ? {} : { id: step.id }) };
    const status = { failed: this.#failed };
    if (!isMet(step.if, this.#contexts(), status)) {
      this.#done.push({ ...named, outcome: 'skipped', outputs: {}, log: '', summary: '', inputs: {} });
      return;
    }
    const env = { ...this.#env, ...texts(fill(step.env ?? {}, this.#contexts(), status) as object) };
    const inputs = texts(fill(step.with ?? {}, this.#contexts(env), status) as object);
    const result = step.uses === undefined ? await this.#shell(step, env) : await this.#use(step.uses, inputs, env);
    const { exitCode = 0, outputs = {}, stdout = '', stderr = '', summary = '' } = result;
    this.#env = { ...this.#env, ...result.env };
    if (exitCode !== 0 && step['continue-on-error'] !== true) this.#failed = true;
    const outcome = exitCode === 0 ? 'success' : 'failure';
    this.#done.push({ ...named, outcome, outputs, log: `${stdout}${stderr}`, summary, inputs });
  }

  #shell({ run = '', shell = 'bash' }: Step, env: NodeJS.ProcessEnv): Promise<Partial<StepResult>> {
    if (shell !== 'bash') throw new Error(`this runner has no ${shell}`);
    // Whoever writes a title of a pull request would write the script.
    if (run.includes('${{')) throw new Error(`an expression stands in a script: ${run}`);
    return this.#runner.shell(run, env);
  }

  async #use(uses: string, inputs: ActionStep['inputs'], env: NodeJS.ProcessEnv): Promise<Partial<StepResult>> {
    const action: Action | undefined = this.#around.world.actions[actionName(uses)];
    if (action === undefined) throw new Error(`this runner has no action ${uses}`);
    const { permissions, world } = this.#around;
    const step = { inputs, env, workspace: this.#workspace, runner: this.#runner, permissions, world };
    const result = await action.main(step);
    const { post } = action;
    if (post !== undefined) this.#posts.push(() => post(step, result.state ?? {}));
    return result;
  }
}

/** `actions/checkout@v5` → `actions/checkout`. */
export function actionName(uses: string): string {
  return uses.split('@')[0] ?? uses;
}

function texts(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]));
}

/** The machine's variables: what a token for an identity is asked with has a job only that may have one. */
function machineOf({ permissions, world }: Pick<Around, 'permissions' | 'world'>): NodeJS.ProcessEnv {
  if (permissions['id-token'] === 'write') return world.machine;
  return Object.fromEntries(Object.entries(world.machine).filter(([name]) => !name.startsWith('ACTIONS_ID_TOKEN_')));
}
