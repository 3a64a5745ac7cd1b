import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string | boolean;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly 'continue-on-error'?: boolean;
}

export interface Strategy {
  readonly matrix?: unknown;
  readonly 'fail-fast'?: boolean;
  readonly 'max-parallel'?: number;
}

type Permissions = Readonly<Record<string, string>>;

export interface Job {
  readonly name?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string | boolean;
  readonly 'runs-on'?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Permissions;
  readonly environment?: unknown;
  readonly concurrency?: unknown;
  readonly strategy?: Strategy;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: 'inherit' | Readonly<Record<string, unknown>>;
}

export interface CallInput {
  readonly type: 'string' | 'boolean' | 'number';
  readonly default?: unknown;
  readonly required?: boolean;
  readonly description?: string;
}

export interface Call {
  readonly inputs?: Readonly<Record<string, CallInput>>;
  readonly secrets?: Readonly<Record<string, { readonly required?: boolean } | null>>;
  readonly outputs?: Readonly<Record<string, { readonly value: string }>>;
}

export interface Workflow {
  readonly name?: string;
  readonly on: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: Permissions;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly defaults?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const KEYS = {
  workflow: ['name', 'run-name', 'on', 'permissions', 'env', 'concurrency', 'jobs'],
  job: [
    ...['name', 'needs', 'if', 'runs-on', 'timeout-minutes', 'permissions', 'environment', 'concurrency', 'strategy'],
    ...['env', 'outputs', 'steps', 'uses', 'with', 'secrets'],
  ],
  step: ['id', 'name', 'if', 'uses', 'with', 'run', 'shell', 'env', 'continue-on-error', 'timeout-minutes'],
};

/** @throws Error for what this runner does not know: what it passed over in silence would be tested by nobody */
export function readWorkflow(text: string): Workflow {
  const workflow = parse(text) as Workflow;
  only(workflow, KEYS.workflow, 'a workflow');
  for (const [id, job] of Object.entries(workflow.jobs)) {
    only(job, KEYS.job, `the job ${id}`);
    if ((job.uses === undefined) === (job.steps === undefined))
      throw new Error(`${id} has neither steps nor a workflow`);
    if (job.uses === undefined && job['runs-on'] === undefined) throw new Error(`${id} says no machine`);
    for (const step of job.steps ?? []) only(step, KEYS.step, `a step of ${id}`);
  }
  return workflow;
}

export function loadWorkflow(path: string): Workflow {
  return readWorkflow(readFileSync(path, 'utf8'));
}

/** What starts a workflow, with the filters of each. */
export function eventsOf({ on }: Workflow): Readonly<Record<string, unknown>> {
  if (typeof on === 'string') return { [on]: null };
  return Array.isArray(on)
    ? Object.fromEntries(on.map((name: string) => [name, null]))
    : (on as Record<string, unknown>);
}

/** What a workflow takes and gives that others call. */
export function callOf(workflow: Workflow): Call | undefined {
  const events = eventsOf(workflow);
  return 'workflow_call' in events ? (events.workflow_call ?? {}) : undefined;
}

function only(value: object, keys: readonly string[], what: string): void {
  const unknown = Object.keys(value).filter((key) => !keys.includes(key));
  if (unknown.length > 0) throw new Error(`${what} has ${unknown.join(', ')}, which this runner does not know`);
}
