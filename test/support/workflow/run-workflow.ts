import { join } from 'node:path';
import { projectRoot } from '../run-program.ts';
import { fill, isMet, textOf, type Contexts } from './expressions.ts';
import { runLeg, type LegResult } from './run-leg.ts';
import { legsOf, type Leg } from './matrix.ts';
import { callOf, loadWorkflow, type Call, type Job, type Workflow } from './workflow-file.ts';
import { githubContext, type World } from './world.ts';

export type Result = 'success' | 'failure' | 'skipped';

export interface JobResult {
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
  readonly legs: readonly LegResult[];
}

export interface WorkflowResult {
  readonly result: Result;
  readonly jobs: Readonly<Record<string, JobResult>>;
  /** Of one that others call. */
  readonly outputs: Readonly<Record<string, string>>;
}

interface Called {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** What the caller's job may do, which bounds what the jobs of this one may. */
  readonly permissions?: Readonly<Record<string, string>>;
}

/** Our own workflows that others call, as they name them. */
const OWN = /^(?:\.|org\/aipack-action)\/(\.github\/workflows\/[\w-]+\.yml)(?:@\S+)?$/;

/** Runs the jobs of a workflow one after the other, as what they need allows. Whether it was to run at this event is not asked. */
export async function runWorkflow(workflow: Workflow, world: World, called?: Called): Promise<WorkflowResult> {
  const { inputs = world.inputs ?? {}, secrets = world.secrets ?? {} } = called ?? {};
  const done: Record<string, JobResult> = {};
  for (const id of inOrder(workflow.jobs)) {
    const job = workflow.jobs[id]!;
    const needed = needsOf(job);
    const contexts: Contexts = {
      inputs,
      secrets,
      vars: world.vars ?? {},
      needs: Object.fromEntries(needed.map((name) => [name, done[name]])),
    };
    done[id] = await runJob(id, job, workflow, contexts, world, called);
  }
  const failed = Object.values(done).some(({ result }) => result === 'failure');
  const outputs = Object.entries(callOf(workflow)?.outputs ?? {}).map(([name, { value }]) => [
    name,
    textOf(fill(value, { inputs, jobs: done })),
  ]);
  return {
    result: failed ? 'failure' : 'success',
    jobs: done,
    outputs: Object.fromEntries(outputs) as Record<string, string>,
  };
}

async function runJob(
  id: string,
  job: Job,
  workflow: Workflow,
  before: Contexts,
  world: World,
  called: Called | undefined,
): Promise<JobResult> {
  const needs = Object.values(before.needs as Readonly<Record<string, JobResult>>);
  const github = { ...before, github: githubContext(world, '') };
  const isAny = (wanted: Result): boolean => needs.some(({ result }) => result === wanted);
  const status = { failed: isAny('failure'), skipped: isAny('skipped') };
  if (!isMet(job.if, github, status)) return { result: 'skipped', outputs: {}, legs: [] };
  const permissions = job.permissions ?? workflow.permissions ?? {};
  withinCaller(id, permissions, called);
  const matrix = fill(job.strategy?.matrix, github);
  const legs: readonly Leg[] = job.strategy?.matrix === undefined ? [{}] : legsOf(matrix);
  const results: LegResult[] = [];
  for (const [index, leg] of legs.entries()) {
    const strategy = { 'job-index': index, 'job-total': legs.length };
    const contexts = { ...github, matrix: leg, strategy };
    results.push(
      job.uses === undefined
        ? await runLeg(job, { workflow, contexts, permissions, world })
        : await runCalled(job, job.uses, contexts, permissions, world),
    );
  }
  const isFailed = results.some(({ result }) => result === 'failure');
  // Of several legs that set one output, the last one that has something in it counts.
  const outputs = Object.assign({}, ...results.map((each) => withValue(each.outputs))) as Record<string, string>;
  return { result: isFailed ? 'failure' : 'success', outputs, legs: results };
}

function withValue(outputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== ''));
}

async function runCalled(
  job: Job,
  uses: string,
  contexts: Contexts,
  permissions: Readonly<Record<string, string>>,
  world: World,
): Promise<LegResult> {
  const [, path] = OWN.exec(uses) ?? [];
  if (path === undefined) throw new Error(`${uses} is no workflow of this project`);
  const workflow = loadWorkflow(join(projectRoot, path));
  const call = callOf(workflow);
  if (call === undefined) throw new Error(`${path} can't be called`);
  const secrets =
    job.secrets === 'inherit'
      ? (contexts.secrets as Record<string, string>)
      : (fill(job.secrets ?? {}, contexts) as Record<string, string>);
  const { jobs, outputs, result } = await runWorkflow(workflow, world, {
    inputs: inputsOf(call, fill(job.with ?? {}, contexts) as Readonly<Record<string, unknown>>, path),
    secrets,
    permissions,
  });
  const steps = Object.values(jobs).flatMap(({ legs }) => legs.flatMap((leg) => leg.steps));
  return { result: result === 'failure' ? 'failure' : 'success', outputs, steps, leg: {} };
}

/** Inputs of a called workflow, by the kinds that it states. */
function inputsOf(
  { inputs = {} }: Call,
  given: Readonly<Record<string, unknown>>,
  path: string,
): Record<string, unknown> {
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  if (unknown.length > 0) throw new Error(`${path} takes no ${unknown.join(', ')}`);
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { default: value, required, type }]) => {
      const said = given[name] ?? value ?? (type === 'boolean' ? false : type === 'number' ? 0 : '');
      if (required === true && given[name] === undefined) throw new Error(`${path} wants ${name}`);
      if (typeof said !== type) throw new Error(`${name} of ${path} is ${JSON.stringify(said)}, no ${type}`);
      return [name, said];
    }),
  );
}

const RIGHTS = ['none', 'read', 'write'];

/** GitHub refuses to start a workflow whose jobs ask for more than the job that calls it may. */
function withinCaller(id: string, wanted: Readonly<Record<string, string>>, called: Called | undefined): void {
  if (called?.permissions === undefined) return;
  for (const [name, right] of Object.entries(wanted)) {
    if (RIGHTS.indexOf(right) > RIGHTS.indexOf(called.permissions[name] ?? 'none'))
      throw new Error(`the job ${id} asks for ${name}: ${right}, which its caller may not`);
  }
}

function needsOf({ needs = [] }: Job): readonly string[] {
  return typeof needs === 'string' ? [needs] : needs;
}

function inOrder(jobs: Workflow['jobs']): readonly string[] {
  const order: string[] = [];
  const visit = (id: string, from: readonly string[]): void => {
    if (order.includes(id)) return;
    const job = jobs[id];
    if (job === undefined || from.includes(id))
      throw new Error(`the jobs ${[...from, id].join(' → ')} can't be put in order`);
    for (const need of needsOf(job)) visit(need, [...from, id]);
    order.push(id);
  };
  for (const id of Object.keys(jobs)) visit(id, []);
  return order;
}
