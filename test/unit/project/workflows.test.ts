import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = join(import.meta.dirname, '../../..');
const files = globSync('.github/workflows/*.yml', { cwd: root }).sort();
const workflows = files.map((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return { name: basename(file), text, workflow: parse(text) as Workflow };
});
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts,
);

test('there are workflows for tests, bundles, analysis, workflows and releases', () => {
  expect(workflows.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['actionlint.yml', 'check-dist.yml', 'ci.yml', 'codeql.yml', 'release.yml']),
  );
});

describe.each(workflows)('$name', ({ text, workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('pins every action by commit, with the version in words', () => {
    // Our own is named by its release: a commit can't name itself.
    for (const line of text.split('\n').filter((each) => /\buses: (?!org\/aipack-action)/.test(each))) {
      expect(line).toMatch(/uses: [\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  test('grants nothing but what a job names, and bounds each job', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of jobs) {
      expect(job.permissions).toBeDefined();
      expect(job['timeout-minutes']).toBeLessThanOrEqual(150);
    }
  });

  test('puts no expression into a shell line', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  test('leaves no credentials in a checkout that does not push', () => {
    for (const job of jobs) {
      const checkout = job.steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
      const pushes = job.permissions?.contents === 'write';
      if (!pushes && checkout !== undefined) expect(checkout.with?.['persist-credentials']).toBe(false);
    }
  });

  test('runs only scripts that package.json has', () => {
    const named = steps.flatMap(({ run }) => [...(run ?? '').matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1]));
    expect(named.filter((name) => !scripts.includes(name ?? ''))).toEqual([]);
  });
});
