import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate, fill, isMet } from '../../support/workflow/expressions.ts';
import { FOREIGN } from '../../support/workflow/foreign-actions.ts';
import { legsOf } from '../../support/workflow/matrix.ts';
import { Origin } from '../../support/workflow/origin.ts';
import { runWorkflow } from '../../support/workflow/run-workflow.ts';
import { readWorkflow } from '../../support/workflow/workflow-file.ts';
import type { World } from '../../support/workflow/world.ts';

describe('expressions', () => {
  const contexts = {
    github: { event: { before: 'abc' }, ref: 'refs/heads/main' },
    matrix: { merge: false, service: 'web' },
  };

  test.each([
    ['github.event.pull_request.base.sha || github.event.before', 'abc'],
    ["!matrix.merge && 'a' || ''", 'a'],
    ["format('type=gha,scope={0}', matrix.service)", 'type=gha,scope=web'],
    ['fromJSON(\'{"include":[]}\').include[0] != null', false],
    ["startsWith(github.ref, 'refs/tags/')", false],
    ['toJSON(matrix.service)', '"web"'],
  ])('%s', (text, value) => {
    expect(evaluate(text, contexts)).toEqual(value);
  });

  test('stand in texts, or alone with a value of their own kind', () => {
    expect(fill('x-${{ matrix.service }}', contexts)).toBe('x-web');
    expect(fill('${{ matrix.merge }}', contexts)).toBe(false);
  });

  test.each(['nothing.here', 'unknown()', 'matrix.'])('%s is none', (text) => {
    expect(() => evaluate(text, contexts)).toThrow();
  });

  test('a condition that asks for no status asks for success', () => {
    expect(isMet("github.ref == 'refs/heads/main'", contexts, { failed: true })).toBe(false);
    expect(isMet("always() && github.ref == 'refs/heads/main'", contexts, { failed: true })).toBe(true);
    expect(isMet('failure()', contexts, { failed: true })).toBe(true);
    expect(isMet(undefined, contexts, { failed: false })).toBe(true);
    expect(isMet(undefined, contexts, { failed: false, skipped: true })).toBe(false);
    expect(isMet('!failure() && !cancelled()', contexts, { failed: false, skipped: true })).toBe(true);
  });
});

describe('a matrix', () => {
  test('has every combination, without those that are left out, and with what is added', () => {
    const legs = legsOf({
      os: ['a', 'b'],
      node: [1, 2],
      exclude: [{ os: 'b', node: 1 }],
      include: [{ os: 'a', x: 1 }, { os: 'c' }],
    });
    expect(legs).toEqual([{ os: 'a', node: 1, x: 1 }, { os: 'a', node: 2, x: 1 }, { os: 'b', node: 2 }, { os: 'c' }]);
  });

  test('of nothing but additions has those', () => {
    expect(legsOf({ include: [{ service: 'a' }, { service: 'b' }] })).toEqual([{ service: 'a' }, { service: 'b' }]);
  });

  test('without legs is refused, as GitHub refuses it', () => {
    expect(() => legsOf({ include: [] })).toThrow('no legs');
  });
});

describe('a workflow', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aipack-workflow-'));
  let origin: Origin;
  let world: World;
  beforeAll(() => {
    origin = new Origin();
    const sha = origin.commit({ 'a.txt': 'one' });
    const event = origin.push(sha);
    const machine = { PATH: process.env.PATH };
    world = {
      repository: 'owner/shop',
      origin: origin.folder,
      event,
      artifacts: join(folder, 'artifacts'),
      machine,
      actions: FOREIGN,
    };
  });
  afterAll(() => {
    origin.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('hands outputs on, from step to job to job, and files as artifacts', async () => {
    const workflow = readWorkflow(`
on: push
jobs:
  last:
    needs: first
    runs-on: ubuntu-latest
    outputs: { all: "\${{ steps.read.outputs.all }}" }
    steps:
      - uses: actions/download-artifact@v8
        with: { pattern: 'x=*', path: got, merge-multiple: true }
      - id: read
        env: { SAID: "\${{ needs.first.outputs.said }}" }
        run: |
          echo "all=$SAID $(ls got | paste -sd, -)" >> "$GITHUB_OUTPUT"
  first:
    runs-on: ubuntu-latest
    strategy: { matrix: { name: [a, b] } }
    outputs: { said: "\${{ steps.say.outputs.said }}" }
    steps:
      - uses: actions/checkout@v5
      - id: say
        env: { NAME: "\${{ matrix.name }}" }
        run: |
          echo "said=$(cat a.txt)" >> "$GITHUB_OUTPUT"
          mkdir out && touch "out/$NAME"
      - uses: actions/upload-artifact@v7
        with: { name: "x=\${{ matrix.name }}", path: out }
`);
    const { jobs, result } = await runWorkflow(workflow, world);
    expect({ result, all: jobs.last?.outputs.all }).toEqual({ result: 'success', all: 'one a,b' });
  });

  test('leaves out what needs a job that failed, and does what waits for that', async () => {
    const workflow = readWorkflow(`
on: push
jobs:
  bad: { runs-on: a, steps: [{ run: exit 3 }, { run: echo never }, { if: always(), run: echo still }] }
  after: { needs: bad, runs-on: a, steps: [{ run: echo }] }
  mourner: { needs: bad, if: failure(), runs-on: a, steps: [{ run: echo }] }
`);
    const { jobs, result } = await runWorkflow(workflow, world);
    expect(result).toBe('failure');
    expect(jobs.bad?.legs[0]?.steps.map(({ outcome }) => outcome)).toEqual(['failure', 'skipped', 'success']);
    expect([jobs.after?.result, jobs.mourner?.result]).toEqual(['skipped', 'success']);
  });

  test('is refused where it has what this runner does not know', () => {
    expect(() => readWorkflow('on: push\njobs: { a: { runs-on: x, container: y, steps: [] } }')).toThrow('container');
  });

  test('is refused where an expression stands in a script', async () => {
    const workflow = readWorkflow("on: push\njobs: { a: { runs-on: x, steps: [{ run: 'echo ${{ github.ref }}' }] } }");
    await expect(runWorkflow(workflow, world)).rejects.toThrow('an expression stands in a script');
  });

  test('that is called may do no more than its caller', async () => {
    const workflow = readWorkflow(`
on: push
jobs:
  services: { permissions: { contents: read }, uses: ./.github/workflows/services.yml }
`);
    const plan = { main: async () => ({ exitCode: 0, outputs: { matrix: '{"include":[{"service":"a"}]}' } }) };
    const actions = { ...FOREIGN, 'org/aipack-action/plan': plan };
    await expect(runWorkflow(workflow, { ...world, actions })).rejects.toThrow('asks for packages: write');
  });
});
