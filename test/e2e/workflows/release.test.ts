/** @cost 25 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../../lab/lab.ts';
import { registryWriter } from '../../support/registry-writer.ts';
import { projectRoot } from '../../support/run-program.ts';
import { LabWorld } from '../../support/workflow/lab-world.ts';
import { Origin } from '../../support/workflow/origin.ts';
import { runWorkflow, type WorkflowResult } from '../../support/workflow/run-workflow.ts';
import { told } from '../../support/workflow/told.ts';
import { loadWorkflow } from '../../support/workflow/workflow-file.ts';

interface Index {
  readonly manifests: readonly { readonly digest: string; readonly platform: { readonly architecture: string } }[];
}

describe('examples/release.yml: two platforms, two legs, one release', () => {
  const around = new LabWorld(readLab(), `e2e/release-${process.pid}`);
  const registry = registryWriter(around.place('ghcr.io/owner/shop'));
  let origin: Origin;
  let done: WorkflowResult;

  beforeAll(async () => {
    origin = new Origin().take('static-html');
    const sha = origin.commit({ 'about.html': `<h1>${process.pid}</h1>\n` });
    const workflow = loadWorkflow(join(projectRoot, 'examples/release.yml'));
    done = await runWorkflow(workflow, around.world(origin.folder, origin.tag(sha, 'v1.4.2')));
  });
  afterAll(() => {
    around.close();
    origin.close();
  });

  test('runs to its end', () => {
    expect(told(done)).toBe('success');
    expect(done.jobs.build?.legs).toHaveLength(2);
  });

  test('gives the release its versions, and no name to the legs', async () => {
    const { manifests } = (await registry.manifest('1.4.2')) as unknown as Index;
    expect(manifests.map(({ platform }) => platform.architecture)).toEqual(['amd64', 'arm64', 'unknown', 'unknown']);
    expect(await registry.manifest('1.4')).toEqual(await registry.manifest('1.4.2'));
    expect(await registry.tags()).toEqual(expect.arrayContaining(['1.4', '1.4.2', 'latest', 'production']));
    expect(
      (await registry.tags()).filter((tag) => !/^(?:1\.4|1\.4\.2|latest|production|sha256-.*)$/.test(tag)),
    ).toEqual([]);
  });

  test('attests what the tags name, and promotes that', async () => {
    const merge = done.jobs.publish?.legs[0]?.steps.find(({ id }) => id === 'merge');
    const digest = merge?.outputs.digest ?? '';
    expect(around.attested).toEqual([`${around.place('ghcr.io/owner/shop')}@${digest}`]);
    expect(await registry.manifest('production')).toEqual(await registry.manifest(digest));
    const promote = done.jobs.promote?.legs[0]?.steps[0];
    expect(JSON.parse(promote?.outputs.metadata ?? '')).toMatchObject({ digest, sent: 0 });
  });
});
