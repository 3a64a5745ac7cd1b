import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../support/run-program.ts';
import { actionFile, planFile } from '../../support/runner.ts';
import { areInputs, documentedWorkflows, otherFences } from '../../support/workflow/documented.ts';
import { expressionsIn, parseExpression } from '../../support/workflow/expressions.ts';
import { FOREIGN } from '../../support/workflow/foreign-actions.ts';
import { actionName } from '../../support/workflow/run-leg.ts';
import { loadWorkflow, type Workflow } from '../../support/workflow/workflow-file.ts';

const OWN: Readonly<Record<string, typeof actionFile>> = {
  'org/aipack-action': actionFile,
  'org/aipack-action/plan': planFile,
};
const known = [...Object.keys(OWN), ...Object.keys(FOREIGN), 'actions/attest'];

const services = {
  place: '.github/workflows/services.yml',
  workflow: loadWorkflow(join(projectRoot, '.github/workflows/services.yml')),
};
const all = [...documentedWorkflows(), services];

const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps);

describe.each(all)('the workflow $place', ({ workflow }) => {
  test('has expressions that can be read, and none of them in a script', () => {
    for (const text of expressionsIn(workflow.jobs)) expect(() => parseExpression(text)).not.toThrow();
    for (const { run = '' } of stepsOf(workflow)) expect(run).not.toContain('${{');
  });

  test('uses actions that the tests run, and says nothing to ours that it does not hear', () => {
    for (const { uses, with: inputs = {} } of stepsOf(workflow)) {
      if (uses === undefined) continue;
      expect(known).toContain(actionName(uses));
      const own = OWN[actionName(uses)];
      if (own !== undefined) expect(Object.keys(own.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
    }
  });

  test('asks for outputs that there are', () => {
    for (const [, id = '', output = ''] of JSON.stringify(workflow.jobs).matchAll(
      /steps\.([\w-]+)\.outputs\.([\w-]+)/g,
    )) {
      const step = stepsOf(workflow).find((each) => each.id === id);
      expect({ id, isThere: step !== undefined }).toEqual({ id, isThere: true });
      const own = OWN[actionName(step?.uses ?? '')];
      if (own !== undefined) expect(Object.keys(own.outputs)).toContain(output);
    }
  });
});

test('there are workflows for one service, monorepos, releases, private packages and runners of one’s own', () => {
  const files = globSync('*.yml', { cwd: join(projectRoot, 'examples') });
  expect(files).toEqual(
    expect.arrayContaining([
      'image.yml',
      'monorepo.yml',
      'services.yml',
      'release.yml',
      'private.yml',
      'self-hosted.yml',
    ]),
  );
  const page = readFileSync(join(projectRoot, 'examples/README.md'), 'utf8');
  for (const file of files) expect(page).toContain(`(${file})`);
});

test('whatever else stands in a fence is a part of a workflow, or a file of the project', () => {
  const strange = otherFences().filter(
    ({ value }) => !areInputs(value) && !Object.keys(value as object).every((key) => PARTS.includes(key)),
  );
  expect(strange).toEqual([]);
});

/** Keys of workflows, and of aipack.yml. */
const PARTS = ['on', 'permissions', 'build', 'runtime', 'services', 'metadata', 'version'];

test('the reusable workflow names this action by the version that it is released with', () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  const own = stepsOf(services.workflow).flatMap(({ uses = '' }) => (uses.startsWith('org/') ? [uses] : []));
  expect(new Set(own.map((uses) => uses.split('@')[1]))).toEqual(new Set([`v${version}`]));
});
