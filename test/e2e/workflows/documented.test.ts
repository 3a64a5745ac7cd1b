/** @cost 45 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../../lab/lab.ts';
import { registryWriter } from '../../support/registry-writer.ts';
import { RUNNER_BEARER, startSigstore, type SigstoreServices } from '../../support/sigstore-services.ts';
import { documentedWorkflows } from '../../support/workflow/documented.ts';
import { LabWorld } from '../../support/workflow/lab-world.ts';
import { Origin } from '../../support/workflow/origin.ts';
import { runWorkflow } from '../../support/workflow/run-workflow.ts';
import { told } from '../../support/workflow/told.ts';
import { eventsOf, type Workflow } from '../../support/workflow/workflow-file.ts';
import type { WorldEvent } from '../../support/workflow/world.ts';

/** Those that have a test of their own beside this one. */
const ELSEWHERE = ['examples/image.yml', 'examples/monorepo.yml', 'examples/release.yml', 'examples/services.yml'];
const workflows = documentedWorkflows().filter(({ place }) => !ELSEWHERE.includes(place));

const lab = readLab();

describe('every workflow that readers see', () => {
  const around = new LabWorld(lab, `e2e/documented-${process.pid}`);
  let origin: Origin;
  let sha: string;
  /** An image that is there to be promoted or merged. */
  let digest: string;
  let sigstore: SigstoreServices;

  beforeAll(async () => {
    sigstore = await startSigstore();
    origin = new Origin().take('static-html');
    sha = origin.commit();
    const registry = registryWriter(around.place('ghcr.io/owner/app'));
    const type = 'application/vnd.oci.image.manifest.v1+json';
    const config = await registry.putBlob(
      { architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: [] } },
      'application/vnd.oci.image.config.v1+json',
    );
    ({ digest } = await registry.putManifest({ schemaVersion: 2, mediaType: type, config, layers: [] }, type));
  });
  afterAll(() => {
    sigstore.stop();
    around.close();
    origin.close();
  });

  const eventOf = (workflow: Workflow): WorldEvent => {
    const events = eventsOf(workflow);
    if (!('push' in events)) {
      const [name = 'push'] = Object.keys(events);
      return name === 'pull_request' ? origin.pull(sha, sha) : { ...origin.push(sha), name };
    }
    const only = JSON.stringify(workflow).includes('type=semver') ? 'v1.4.2' : undefined;
    return only === undefined ? origin.push(sha) : origin.tag(sha, only);
  };

  test.each(workflows)('$place', async ({ workflow }) => {
    const text = JSON.stringify(workflow).replaceAll('sha256:…', digest);
    const vars = { REGISTRY_USER: 'octocat', BUILDKIT: lab.dockerHost.replace('unix:', 'docker:') };
    const secrets = { REGISTRY_PASSWORD: 'a password of some length', NPM_TOKEN: 'a token of some length' };
    const machine = {
      COSIGN_FULCIO_URL: sigstore.url,
      COSIGN_REKOR_URL: sigstore.url,
      ACTIONS_ID_TOKEN_REQUEST_URL: `${sigstore.url}/token?api=1`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: RUNNER_BEARER,
    };
    const world = around.world(origin.folder, eventOf(workflow), { vars, secrets, machine });
    const done = await runWorkflow(JSON.parse(text) as Workflow, world);
    expect(told(done)).toBe('success');
  });
});
