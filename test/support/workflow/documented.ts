import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { workflowText } from '../../../src/cli/init/workflow.ts';
import { projectRoot } from '../run-program.ts';
import { actionFile } from '../runner.ts';
import { readWorkflow, type Workflow } from './workflow-file.ts';

/** A workflow that readers see, whole or as what a page shows of it. */
export interface Documented {
  /** Where it stands: a file, with the line of its fence in a page. */
  readonly place: string;
  readonly workflow: Workflow;
}

const DOCUMENTS = ['README.md', 'docs/*.md', 'examples/*.md'];

/** Every workflow under examples, those in fences of the documentation, and those that the command writes. */
export function documentedWorkflows(): readonly Documented[] {
  const examples = globSync('examples/*.yml', { cwd: projectRoot }).sort();
  return [
    ...examples.map((place) => ({ place, workflow: readWorkflow(read(place)) })),
    // What `aipack init` writes into repositories of others.
    ...[false, true].map((several) => ({
      place: `aipack init, ${several ? 'several services' : 'one service'}`,
      workflow: readWorkflow(workflowText({ branch: 'main', context: '.', several })),
    })),
    ...fences().flatMap(({ place, text }) => {
      const workflow = asWorkflow(parse(text));
      return workflow === undefined ? [] : [{ place, workflow: readWorkflow(stringify(workflow)) }];
    }),
  ];
}

/** Fences that show something else than a workflow, or a part of one: inputs, permissions, files of the project's own. */
export function otherFences(): readonly { readonly place: string; readonly value: unknown }[] {
  return fences()
    .map(({ place, text }) => ({ place, value: parse(text) as unknown }))
    .filter(({ value }) => asWorkflow(value) === undefined);
}

/** What stands in fences of YAML. */
export function fences(): readonly { readonly place: string; readonly text: string }[] {
  return globSync(DOCUMENTS, { cwd: projectRoot })
    .sort()
    .flatMap((file) =>
      [...read(file).matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map((found) => ({
        place: `${file}:${read(file).slice(0, found.index).split('\n').length}`,
        text: found[1] ?? '',
      })),
    );
}

function read(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}

const CHECKOUT = { uses: 'actions/checkout@v5' };
const PERMISSIONS = { contents: 'read', packages: 'write' };

/** What is shown, with what a reader has around it already. */
function asWorkflow(value: unknown): object | undefined {
  if (Array.isArray(value))
    return value.some(isStep) ? asWorkflow({ steps: [CHECKOUT, ...(value as unknown[])] }) : undefined;
  if (!isRecord(value)) return undefined;
  if ('jobs' in value) return { on: 'push', permissions: {}, ...value };
  if ('steps' in value)
    return asWorkflow({ jobs: { job: { permissions: PERMISSIONS, 'runs-on': 'ubuntu-latest', ...value } } });
  const jobs = Object.values(value);
  const areJobs = jobs.length > 0 && jobs.every((job) => isRecord(job) && ('steps' in job || 'uses' in job));
  return areJobs ? asWorkflow({ jobs: value }) : undefined;
}

function isStep(value: unknown): boolean {
  return isRecord(value) && ('uses' in value || 'run' in value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether all that a fence says are inputs of the action. */
export function areInputs(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).every((name) => name in actionFile.inputs);
}
