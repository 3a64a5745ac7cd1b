/** @cost 30 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { outputsOf } from '../support/outputs-of.ts';
import { registryWriter } from '../support/registry-writer.ts';
import { Runner, type StepResult } from '../support/runner.ts';

const lab = readLab();
const settings = labEnvironment(lab);
const repository = `${lab.registry}/e2e/publish-${process.pid}`;
const elsewhere = `${lab.registry}/e2e/promoted-${process.pid}`;
const inputs = {
  context: 'fixtures/static-html',
  images: repository,
  push: 'true',
  verify: 'true',
  'package-repositories': lab.packages.url,
  'package-keys': lab.packages.publicKeyPath,
  'ca-file': settings.AIPACK_CA_FILE ?? '',
};

interface Index {
  readonly manifests: readonly { readonly digest: string; readonly platform: { readonly architecture: string } }[];
}

describe('a release of two platforms, built one by one, merged and promoted', () => {
  let runner: Runner;
  const legs: StepResult[] = [];
  let merged: StepResult;

  beforeAll(async () => {
    runner = new Runner({
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DOCKER_HOST: lab.dockerHost,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/tags/v1.4.2',
      GITHUB_SHA: '860c1904a1ce19322e91ac35af1ab07466440c37',
    });
    for (const platform of ['linux/amd64', 'linux/arm64'])
      legs.push(await runner.main({ ...inputs, tags: `type=raw,value=leg-${platform.slice(6)}`, platforms: platform }));
    merged = await runner.main({
      ...inputs,
      mode: 'merge',
      tags: 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}',
      digests: legs.map(({ outputs }) => outputs.digest ?? '').join('\n'),
      annotations: 'index:org.opencontainers.image.title=Shop',
    });
  });
  afterAll(() => runner.close());

  const built = (step: StepResult): unknown => ({ code: step.exitCode, log: step.exitCode === 0 ? '' : step.stdout });

  test('each platform is named by its rule', () => {
    for (const leg of legs) expect(built(leg)).toEqual({ code: 0, log: '' });
    expect(legs.map(({ outputs }) => outputs.tags)).toEqual([`${repository}:leg-amd64`, `${repository}:leg-arm64`]);
  });

  test('one index has both platforms, with what is attested of each', async () => {
    expect(built(merged)).toEqual({ code: 0, log: '' });
    expect(merged.outputs.tags?.split('\n')).toEqual(['1.4.2', '1.4', 'latest'].map((tag) => `${repository}:${tag}`));
    expect(merged.outputs.image).toBe(`${repository}:1.4.2@${merged.outputs.digest ?? ''}`);
    expect(merged.outputs['subject-name']).toBe(repository);
    expect(Object.keys(merged.outputs).sort()).toEqual(outputsOf('merge'));
    const registry = registryWriter(repository);
    const index = (await registry.manifest('1.4')) as unknown as Index;
    const own = await Promise.all(
      legs.map(async ({ outputs }) => (await registry.manifest(outputs.digest ?? '')) as unknown as Index),
    );
    expect(index.manifests.map(({ digest }) => digest).sort()).toEqual(
      own.flatMap(({ manifests }) => manifests.map(({ digest }) => digest)).sort(),
    );
    expect(index.manifests.map(({ platform }) => platform.architecture)).toEqual([
      'amd64',
      'arm64',
      'unknown',
      'unknown',
    ]);
    expect(index).toMatchObject({ annotations: { 'org.opencontainers.image.title': 'Shop' } });
  });

  test('digests may lie in a folder, as files that are named by them', async () => {
    const folder = join(runner.folder, 'digests');
    mkdirSync(folder);
    for (const { outputs } of legs) writeFileSync(join(folder, (outputs.digest ?? '').slice('sha256:'.length)), '');
    const again = await runner.main({
      ...inputs,
      mode: 'merge',
      tags: `${repository}:again`,
      images: '',
      digests: folder,
    });
    expect(built(again)).toEqual({ code: 0, log: '' });
    const registry = registryWriter(repository);
    expect((await registry.manifest('again')).manifests).toEqual((await registry.manifest('1.4')).manifests);
  });

  test('two images of one platform make none', async () => {
    const twice = await runner.main({
      ...inputs,
      mode: 'merge',
      tags: `${repository}:twice`,
      images: '',
      digests: `${legs[0]?.outputs.digest ?? ''}\n${merged.outputs.digest ?? ''}`,
    });
    expect(twice.exitCode).toBe(0);
    const other = await runner.main({
      ...inputs,
      tags: `${repository}:other`,
      images: '',
      labels: 'a=b',
    });
    expect(built(other)).toEqual({ code: 0, log: '' });
    const both = `${legs[0]?.outputs.digest ?? ''},${other.outputs.digest ?? ''}`;
    const refused = await runner.main({
      ...inputs,
      mode: 'merge',
      tags: `${repository}:refused`,
      images: '',
      digests: both,
    });
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain('Several of the images are for linux/amd64');
    await expect(registryWriter(repository).manifest('refused')).rejects.toThrow('404');
  });

  test('promoted elsewhere, it is the same with all that is attested', async () => {
    const promoted = await runner.main({
      ...inputs,
      mode: 'promote',
      from: `${repository}:1.4.2`,
      images: elsewhere,
      tags: 'type=raw,value=production',
    });
    expect(built(promoted)).toEqual({ code: 0, log: '' });
    expect(promoted.outputs.digest).toBe(merged.outputs.digest);
    expect(Object.keys(promoted.outputs).sort()).toEqual(outputsOf('promote'));
    const registry = registryWriter(elsewhere);
    const index = (await registry.manifest('production')) as unknown as Index;
    for (const { digest } of index.manifests) {
      const { config, layers } = (await registry.manifest(digest)) as {
        config: { digest: string };
        layers: { digest: string }[];
      };
      await registry.blob(config.digest);
      expect(layers.length).toBeGreaterThan(0);
    }
    expect(JSON.parse(promoted.outputs.metadata ?? '')).toMatchObject({ sent: 0 });
  });

  test("what is not there can't be promoted", async () => {
    const failed = await runner.main({
      ...inputs,
      mode: 'promote',
      from: `${repository}:nowhere`,
      images: '',
      tags: `${elsewhere}:x`,
    });
    expect(failed.exitCode).toBe(1);
    expect(failed.stdout).toContain('There is no image');
  });
});
