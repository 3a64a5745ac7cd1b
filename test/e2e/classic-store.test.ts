/** @cost 20 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLine } from '../../src/cli/line-verbs.ts';
import { runBuildLine } from '../../src/host/build.ts';
import { readCommandOptions } from '../../src/options/read-command.ts';
import type { BuildReport } from '../../src/report/build-report.ts';
import { ensureEngineImage } from '../lab/engine/engine-image.ts';
import { startClassicDocker, type Engine } from '../lab/engine/engine.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { fetchImage } from '../support/registry-image.ts';
import { aipack, type ProgramResult } from '../support/run-program.ts';
import { makeProject } from '../support/way-project.ts';

const lab = readLab();
const repository = `${lab.registry}/e2e/classic-${process.pid}`;
let folder: string;
let docker: Engine;

// A machine's own Docker is as it is.
(lab.kind === 'debian' ? describe : describe.skip)('a Docker that keeps images in its own store', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'aipack-classic-'));
    docker = await startClassicDocker(lab, `aipack-classic-${process.pid}`);
  });

  afterAll(async () => {
    await docker.container.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function build(name: string, ...more: readonly string[]): Promise<ProgramResult> {
    const { context, spec } = makeProject(folder, name);
    const env = { ...labEnvironment(lab), DOCKER_HOST: `tcp://127.0.0.1:${docker.port}`, XDG_RUNTIME_DIR: folder };
    return aipack(['build', context, '--spec', spec, '-t', `${repository}:${name}`, '--format', 'json', ...more], env);
  }

  test('is not asked to push what it can not hold', async () => {
    const { exitCode, stderr } = await build('refused', '--push', '--buildkit', 'docker://');
    expect(stderr).toMatch(/^error: .*containerd image store.*\[FEATURE_UNSUPPORTED\]$/ms);
    expect(exitCode).toBe(1);
  });

  test('starts a BuildKit, which loads the image into its store', async () => {
    const image = await ensureEngineImage(lab);
    const { exitCode, stderr } = await build('alone', '--load', '--buildkit-image', image);
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  test('starts a BuildKit, which pushes, and loads the image into its store', async () => {
    const image = await ensureEngineImage(lab);
    const { exitCode, stderr, stdout } = await build('loaded', '--push', '--load', '--buildkit-image', image);
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { buildkit, digest } = JSON.parse(stdout) as BuildReport;
    expect(buildkit.endpoint).toBe('docker-container://aipack-buildkit');
    const pushed = await fetchImage(`${repository}:loaded`);
    expect(pushed.digest).toBe(digest);
    const { RootFS, Config } = await ask<Loaded>(`/images/${repository}:loaded/json`);
    expect(RootFS.Layers).toHaveLength(pushed.layers.length);
    expect(Config.Labels).toEqual(pushed.config.config.Labels);
  });

  test('gets packages installed by apk where it can take no layers, and is told why', async () => {
    const { context, spec } = makeProject(folder, 'fallback');
    const environment = {
      ...labEnvironment(lab),
      DOCKER_HOST: `tcp://127.0.0.1:${docker.port}`,
      XDG_RUNTIME_DIR: folder,
    };
    const output = join(folder, 'tree');
    const given = { spec, buildkit: 'docker://', output: [`type=local,dest=${output}`] };
    const options = await readCommandOptions('build', { ...given, context }, environment);
    const { signal } = new AbortController();
    const silent = (): undefined => undefined;
    const line = await openLine(options, { environment, directory: folder, signal, stdout: silent, stderr: silent });
    // What a user can't say: the base image that packages are installed in where they can be no layers.
    const settings = { ...line.settings, baseImage: lab.baseImage };
    expect(settings.installation.way).toBe('layers');
    const notices: string[] = [];
    const wishes = { ...options, builderId: undefined, container: undefined };
    const building = runBuildLine(settings, line.outside, wishes, {
      environment,
      directory: folder,
      signal,
      onNotice: (message) => notices.push(message),
      onWarning: silent,
      onWait: silent,
      onProgress: silent,
      outputShown: false,
      packages: { folder: join(folder, 'packages'), lasting: false },
    });
    // Steps of this daemon have no network in which the lab's repository is: that apk is what runs is all there is to see.
    await expect(building).rejects.toThrow('[image] apk add');
    expect(notices.filter((notice) => notice.includes('classic image store'))).toHaveLength(1);
  });

  interface Loaded {
    readonly RootFS: { readonly Layers: readonly string[] };
    readonly Config: { readonly Labels: Readonly<Record<string, string>> };
  }

  async function ask<T>(path: string): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${docker.port}${path}`);
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  }
});
