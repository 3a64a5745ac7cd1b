/** @cost 25 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUTS } from '../../src/options/output-rows.ts';
import type { BuildReport } from '../../src/report/build-report.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { outputsOf } from '../support/outputs-of.ts';
import { fetchImage } from '../support/registry-image.ts';
import { registryWriter } from '../support/registry-writer.ts';
import { projectRoot } from '../support/run-program.ts';
import { actionFile, Runner, type StepResult } from '../support/runner.ts';

const lab = readLab();
const settings = labEnvironment(lab);
const tag = `${lab.registry}/e2e/action:${process.pid}`;
const inputs = {
  context: 'fixtures/node-npm',
  tags: tag,
  push: 'true',
  verify: 'true',
  'base-image': lab.baseImage,
  'package-repositories': lab.packages.url,
  'package-keys': lab.packages.publicKeyPath,
  'ca-file': settings.AIPACK_CA_FILE ?? '',
};

test('action.yml names bundles that exist, for the Node that runs these tests', () => {
  expect(actionFile.runs.using).toBe(`node${process.versions.node.split('.')[0] ?? ''}`);
  for (const entry of [actionFile.runs.main, actionFile.runs.post])
    expect(existsSync(join(projectRoot, entry))).toBe(true);
});

describe('the bundled action, started as the runner starts it', () => {
  // Only what a runner has: no settings of ours in the environment.
  const runner = new Runner({ PATH: process.env.PATH, HOME: process.env.HOME, DOCKER_HOST: lab.dockerHost });
  let step: StepResult;

  beforeAll(async () => {
    step = await runner.main(inputs);
  });

  afterAll(() => runner.close());

  test('builds, pushes and sets its outputs', async () => {
    expect({ code: step.exitCode, log: step.exitCode === 0 ? '' : step.stdout }).toEqual({ code: 0, log: '' });
    const image = await fetchImage(tag);
    expect(Object.keys(actionFile.outputs)).toEqual(Object.keys(OUTPUTS));
    expect(Object.keys(step.outputs).sort()).toEqual(outputsOf('build'));
    expect(step.outputs).toMatchObject({
      digest: image.digest,
      image: `${tag}@${image.digest}`,
      imageid: image.manifest,
      tags: tag,
      'subject-name': tag.slice(0, tag.lastIndexOf(':')),
      'subject-digest': image.digest,
      language: 'javascript',
      'build-system': 'npm',
      framework: 'express',
      'start-command': JSON.stringify(image.config.config.Entrypoint.slice(2)),
      ports: Object.keys(image.config.config.ExposedPorts)[0]?.replace('/tcp', ''),
      'cache-hit': expect.stringMatching(/^(?:true|false)$/) as unknown,
    });
    for (const [name, type] of [
      ['sbom-digest', 'spdx'],
      ['provenance-digest', 'slsa'],
    ] as const) {
      const statement = await registryWriter(tag.slice(0, tag.lastIndexOf(':'))).blob(step.outputs[name] ?? '');
      expect(statement.predicateType).toContain(type);
    }
    expect(JSON.parse(step.outputs.plan ?? '')).toMatchObject({ metadata: { project_name: 'node-npm' } });
    expect(Number(step.outputs.size)).toBeGreaterThan(1_000_000);
    expect(step.outputs.packages).toMatch(/^nodejs-\d+=/m);
    const metadata = JSON.parse(step.outputs.metadata ?? '') as BuildReport;
    expect(metadata).toMatchObject({
      digest: image.digest,
      service: { name: 'node-npm' },
      starts: [{ started: true }],
    });
  });

  test('the provenance names the run as its builder', async () => {
    const { statements } = await fetchImage(tag);
    const provenance = [...statements.values()].find(({ predicateType }) => predicateType.includes('slsa'));
    expect(JSON.stringify(provenance?.predicate)).toContain('https://github.example/owner/repository/actions/runs/42');
  });

  test('the image says which repository it is from', async () => {
    const { config } = await fetchImage(tag);
    expect(config.config.Labels['org.opencontainers.image.source']).toBe('https://github.example/owner/repository');
  });

  test('the log folds the steps, the summary begins with the service', () => {
    expect(step.stdout).toMatch(/^::group::Build$/m);
    expect(step.stdout).toMatch(/^::endgroup::$/m);
    // What was built is seen without unfolding anything.
    expect(step.stdout.slice(step.stdout.lastIndexOf('::group::'))).toMatch(/^::endgroup::\n(?:.*\n)*digest: sha256:/m);
    expect(step.stdout.match(/^::group::.*$/gm)).toEqual(['::group::Build', '::group::Detected', '::group::Image']);
    expect(step.summary).toMatch(/^<h3>node-npm <code>/);
    expect(step.summary).toMatch(/^```mermaid$/m);
    expect(step.summary).toContain(step.outputs.digest);
  });

  test('the post step deletes what main left in the temporary folder', async () => {
    expect(readdirSync(join(runner.folder, 'temp'))).toHaveLength(1);
    const post = await runner.post(step.state);
    expect(post.exitCode).toBe(0);
    expect(readdirSync(join(runner.folder, 'temp'))).toEqual([]);
  });

  test('verifies what it pushed by building it again', async () => {
    const { exitCode, outputs, stdout } = await runner.main({ ...inputs, verify: 'rebuild' });
    expect({ exitCode, log: exitCode === 0 ? '' : stdout }).toEqual({ exitCode: 0, log: '' });
    expect(stdout).toMatch(/@sha256:[0-9a-f]{64} is what its statement says: built again, it is the same/);
    expect(outputs.digest).toBe(step.outputs.digest);
  });

  test('does not build what it could not verify', async () => {
    const { exitCode, stdout } = await runner.main({ ...inputs, push: 'false', verify: 'rebuild' });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('INPUT_INVALID');
    expect(stdout).not.toContain('::group::');
  });

  test('a failure is annotated at its place, with its code, and summarised', async () => {
    const failed = await runner.main({ ...inputs, tags: 'ghcr.io/Owner/App', platforms: 'a platform' });
    expect(failed.exitCode).toBe(1);
    expect(failed.stdout).toMatch(/^::error title=INPUT_INVALID::.*a platform/m);
    expect(failed.outputs).toEqual({ 'failure-kind': 'input' });
    expect(failed.summary).toContain('not built');
  });

  test('mode detect lists the services of a monorepo as a matrix', async () => {
    const listed = await runner.main({ ...inputs, mode: 'detect', context: 'fixtures/turborepo', push: 'false' });
    expect({ code: listed.exitCode, log: listed.exitCode === 0 ? '' : listed.stdout }).toEqual({ code: 0, log: '' });
    const { include } = JSON.parse(listed.outputs.matrix ?? '') as { include: { service: string; path: string }[] };
    expect(include).toContainEqual(expect.objectContaining({ service: 'web', path: 'apps/web' }));
    expect(JSON.parse(listed.outputs.services ?? '')).toEqual(include.map(({ service }) => service));
    expect(JSON.parse(listed.outputs.plan ?? '')).toHaveLength(include.length);
    expect(JSON.parse(listed.outputs.merges ?? '')).toEqual({ include: [] });
    expect(Object.keys(listed.outputs).sort()).toEqual(outputsOf('plan'));
  });

  test('a switch that is neither true nor false is refused', async () => {
    const failed = await runner.main({ ...inputs, push: 'yes' });
    expect(failed.exitCode).toBe(1);
    expect(failed.stdout).toMatch(/^::error title=INPUT_INVALID::The input push is "yes"/m);
  });
});
