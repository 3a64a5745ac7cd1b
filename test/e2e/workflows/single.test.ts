/** @cost 15 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../../lab/lab.ts';
import { registryWriter } from '../../support/registry-writer.ts';
import { projectRoot } from '../../support/run-program.ts';
import { LabWorld } from '../../support/workflow/lab-world.ts';
import { Origin } from '../../support/workflow/origin.ts';
import { runWorkflow } from '../../support/workflow/run-workflow.ts';
import { told } from '../../support/workflow/told.ts';
import { loadWorkflow } from '../../support/workflow/workflow-file.ts';

const workflow = loadWorkflow(join(projectRoot, 'examples/image.yml'));

describe('examples/image.yml, one service', () => {
  const around = new LabWorld(readLab(), `e2e/single-${process.pid}`);
  const registry = registryWriter(around.place('ghcr.io/owner/shop'));
  let origin: Origin;
  let sha: string;

  beforeAll(() => {
    origin = new Origin().take('node-npm');
    sha = origin.commit();
  });
  afterAll(() => {
    around.close();
    origin.close();
  });

  test('builds a pull request, and pushes nothing of it', async () => {
    const done = await runWorkflow(workflow, around.world(origin.folder, origin.pull(sha, sha)));
    expect(told(done)).toEqual('success');
    await expect(registry.manifest('pr-7')).rejects.toThrow('404');
  });

  test('publishes a push under the name of its branch, attested', async () => {
    const done = await runWorkflow(workflow, around.world(origin.folder, origin.push(sha)));
    expect(told(done)).toEqual('success');
    const { manifests } = (await registry.manifest('main')) as { manifests: unknown[] };
    expect(manifests).toHaveLength(2);
  });

  test('publishes a tag, and as the latest', async () => {
    const done = await runWorkflow(workflow, around.world(origin.folder, origin.tag(sha, 'v1.0.0')));
    expect(told(done)).toEqual('success');
    expect(await registry.manifest('latest')).toEqual(await registry.manifest('v1.0.0'));
  });
});
