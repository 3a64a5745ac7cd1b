import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { projectRoot } from '../../support/run-program.ts';
import { actionFile } from '../../support/runner.ts';

const plan = parse(readFileSync(join(projectRoot, 'plan/action.yml'), 'utf8')) as typeof actionFile;

describe('the action that only lists the services', () => {
  test('has inputs of the whole one, as they are there, and the mode that does so', () => {
    const { mode, ...others } = plan.inputs;
    expect(mode?.default).toBe('plan');
    expect(others).toEqual(Object.fromEntries(Object.keys(others).map((name) => [name, actionFile.inputs[name]])));
  });

  test('has the outputs that this mode sets', () => {
    const { matrix, merges, plan: planned, services, 'failure-kind': kind } = actionFile.outputs;
    expect(plan.outputs).toEqual({ matrix, merges, plan: planned, services, 'failure-kind': kind });
  });

  test('starts the same bundles', () => {
    expect(plan.runs).toEqual({
      ...actionFile.runs,
      main: `../${actionFile.runs.main}`,
      post: `../${actionFile.runs.post}`,
    });
    for (const entry of [plan.runs.main, plan.runs.post])
      expect(existsSync(join(projectRoot, 'plan', entry))).toBe(true);
  });
});
