/** @cost 40 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, imageAttributes } from '../../src/buildkit/index.ts';
import { image as imageState, marshal } from '../../src/llb/index.ts';
import { parsePlatform } from '../../src/oci/index.ts';
import type { BuildReport } from '../../src/report/build-report.ts';
import { dockerSocket, removeImage, runContainer } from '../lab/containers.ts';
import { dockerCall, dockerRequest } from '../lab/docker-api.ts';
import { copyImage } from '../lab/engine/copy-image.ts';
import { ensureEngineImage } from '../lab/engine/engine-image.ts';
import { readLab } from '../lab/lab.ts';
import { waitFor } from '../lab/processes.ts';
import { makeCertificates } from '../support/certificates.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { fetchImage } from '../support/registry-image.ts';
import { Relay } from '../support/relay.ts';
import { startScript, type RunningProgram } from '../support/run-program.ts';
import { Runner } from '../support/runner.ts';
import { makeProject } from '../support/way-project.ts';

const lab = readLab();
const socket = dockerSocket(lab);
/** The command's name for its container, and one of the same length under which only this test's has it: others that build meanwhile must not find it. */
const known = 'aipack-buildkit';
const own = `t${String(process.pid).padStart(known.length - 1, '0')}`;
const images: string[] = [];

let folder: string;
let image: string;
let docker: Relay;
let registry: Relay;
/** What the registry does to a request for a manifest: true when it is dealt with. */
let manifests: (near: { end: (text: string) => unknown }) => boolean = () => false;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-started-'));
  image = await ensureEngineImage(lab);
  // As docker-socket-proxy does that has no GRPC=1: Docker can be used, its BuildKit can't.
  const refuse = (first: string, near: { end: (text: string) => unknown }): boolean => {
    if (!/^POST (?:\/v[\d.]+)?\/(?:grpc|session) /.test(first)) return false;
    near.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    return true;
  };
  docker = await Relay.start({ path: socket }, { refuse, rewrite: (piece) => piece.replaceAll(known, own) });
  const [host = '', port] = lab.registry.split(':');
  registry = await Relay.start(
    { host, port: Number(port) },
    { refuse: (first, near) => /^\S+ \/v2\/\S+\/manifests\//.test(first) && manifests(near) },
  );
});

afterEach(async () => {
  manifests = () => false;
  await dockerRequest({ socket, method: 'DELETE', path: `/containers/${own}?force=true&v=true` });
  await dockerRequest({ socket, method: 'DELETE', path: `/volumes/${own}_state?force=true` });
});

afterAll(async () => {
  for (const each of images) await removeImage(lab, each);
  await Promise.all([docker.close(), registry.close()]);
  rmSync(folder, { recursive: true, force: true });
});

interface Inspected {
  readonly Id: string;
  readonly State: { readonly Running: boolean; readonly StartedAt: string };
  readonly Config: {
    readonly Image: string;
    readonly Cmd: readonly string[];
    readonly Labels: Readonly<Record<string, string>>;
  };
  readonly HostConfig: { readonly Privileged: boolean; readonly NetworkMode: string };
}

async function inspect(name: string = own): Promise<Inspected | undefined> {
  const { status, body } = await dockerRequest({ socket, method: 'GET', path: `/containers/${name}/json` });
  return status === 200 ? (JSON.parse(body.toString()) as Inspected) : undefined;
}

async function volumeExists(name: string): Promise<boolean> {
  return (await dockerRequest({ socket, method: 'GET', path: `/volumes/${name}` })).status === 200;
}

/** Whatever this machine has of a BuildKit of its own is not to be found. */
const environment = (): NodeJS.ProcessEnv => ({
  ...labEnvironment(lab),
  DOCKER_HOST: `tcp://127.0.0.1:${docker.port}`,
  XDG_RUNTIME_DIR: join(folder, 'runtime'),
});

let builds = 0;

function start(buildkitImage: string, env = environment()): RunningProgram & { readonly tag: string } {
  const name = `build-${++builds}`;
  const { context, spec } = makeProject(folder, name);
  const tag = `${lab.registry}/e2e/started-${process.pid}:${name}`;
  const args = ['build', context, '--spec', spec, '-t', tag, '--push', '--format', 'json'];
  return { ...startScript('src/cli/main.ts', [...args, '--buildkit-image', buildkitImage], env), tag };
}

async function buildWith(buildkitImage: string): Promise<BuildReport> {
  const running = start(buildkitImage);
  const { exitCode, stdout, stderr } = await running.ended;
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  const report = JSON.parse(stdout) as BuildReport;
  expect(report.buildkit.endpoint).toBe(`docker-container://${known}`);
  expect((await fetchImage(running.tag)).digest).toBe(report.digest);
  return report;
}

/** The image under a name by which the daemon does not have it yet. */
async function unknownName(host = lab.registry): Promise<string> {
  if (lab.kind === 'docker') return image;
  const name = await copyImage(lab, image, `e2e/engine-${process.pid}-${++builds}`);
  const seen = name.replace(lab.registry, host);
  images.push(seen);
  return seen;
}

/** An image that does something else than BuildKit. */
async function otherImage(name: string, command: string): Promise<string> {
  const reference = `${lab.registry}/e2e/other-${process.pid}:${name}`;
  const platform = parsePlatform('linux/amd64');
  const attributes = imageAttributes({ names: [reference], push: true, store: false });
  using client = await connect(`docker://${socket}`, { environment: {} });
  await client.build({ exporters: [{ type: 'image', attributes }] }, async (gateway) => {
    const ref = await gateway.solve(marshal(imageState(lab.baseImage), { platform }), { evaluate: true });
    const config = { Entrypoint: ['/bin/sh', '-c', command], Env: ['PATH=/usr/bin:/bin'] };
    return { platforms: [{ platform, ref, config: { architecture: 'amd64', os: 'linux', config } }] };
  });
  images.push(reference);
  return reference;
}

describe('where nothing else can be used, a BuildKit is started', () => {
  test('from an image that is pulled; it builds, is used again, and is started again when it was stopped', async () => {
    const name = await unknownName();
    await buildWith(name);
    const first = await inspect();
    expect(first).toMatchObject({
      State: { Running: true },
      Config: { Image: name, Labels: { 'buildkit-client.managed': 'true' } },
      HostConfig: { Privileged: true, NetworkMode: 'host' },
    });
    await buildWith(name);
    const second = await inspect();
    expect([second?.Id, second?.State.StartedAt]).toEqual([first?.Id, first?.State.StartedAt]);
    await dockerCall({ socket, method: 'POST', path: `/containers/${own}/stop?t=10` });
    await buildWith(name);
    const third = await inspect();
    expect(third?.Id).toBe(first?.Id);
    expect(third?.State.StartedAt).not.toBe(first?.State.StartedAt);
  });

  test('once, by two that look for one at the same time', async () => {
    const [one, two] = await Promise.all([buildWith(image), buildWith(image)]);
    expect(one.digest).not.toBe(two.digest);
    expect(await inspect()).toBeDefined();
  });

  test('after a registry that fails at first was asked again', async () => {
    let failures = 2;
    manifests = (near) => {
      if (--failures < 0) return false;
      near.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return true;
    };
    const name = await unknownName(`127.0.0.1:${registry.port}`);
    const { exitCode, stderr } = await start(name).ended;
    expect({ exitCode, failures }).toEqual({ exitCode: 0, failures: -1 });
    expect(stderr).toContain(`Pulling ${name} (attempt 2)`);
  });
});

describe('what is not ours', () => {
  test('a container of the same name is neither used, changed nor removed', async () => {
    const foreign = await runContainer(lab, lab.baseImage, { name: own, command: ['sleep', '1000'] });
    const before = await inspect();
    const { exitCode, stderr } = await start(image).ended;
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`There is a container ${known} which was not started from here`);
    expect(await inspect()).toEqual(before);
    await foreign.stop();
  });
});

describe('a start that fails leaves nothing behind', () => {
  test('an image that ends at once, with what it said', async () => {
    const name = await otherImage('ends', 'echo this is no BuildKit >&2; exit 1');
    const { exitCode, stderr } = await start(name).ended;
    expect(exitCode).toBe(1);
    expect(stderr).toContain('does not get ready: this is no BuildKit');
    expect([await inspect(), await volumeExists(`${own}_state`)]).toEqual([undefined, false]);
  });

  test('an image that is nowhere, with what the registry said', async () => {
    const name = `${lab.registry}/e2e/none-${process.pid}:1`;
    const { exitCode, stderr } = await start(name).ended;
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`The image of BuildKit can't be pulled: ${name}: `);
    expect(stderr).toMatch(/can't be pulled: .*(?:not found|manifest unknown)/);
    expect(await inspect()).toBeUndefined();
  });

  test('Ctrl-C while the image is pulled', async () => {
    const asked = Promise.withResolvers<undefined>();
    manifests = () => {
      asked.resolve(undefined);
      return true;
    };
    const running = start(await unknownName(`127.0.0.1:${registry.port}`));
    await asked.promise;
    await cancelled(running);
  });

  test('Ctrl-C while it gets ready', async () => {
    const running = start(await otherImage('sleeps', 'sleep 1000'));
    expect(await waitFor(async () => ((await inspect())?.State.Running === true ? true : undefined), 300_000)).toBe(
      true,
    );
    await cancelled(running);
  });

  async function cancelled(running: RunningProgram): Promise<void> {
    running.child.kill('SIGINT');
    const { exitCode, stderr } = await running.ended;
    expect(exitCode).toBe(130);
    expect(stderr).toMatch(/^Pulling \S+\nCancelled\.\n$/);
    expect([await inspect(), await volumeExists(`${own}_state`)]).toEqual([undefined, false]);
  }
});

test('when nothing works, every place that was looked at is told, with its reason', async () => {
  const env = { ...environment(), DOCKER_HOST: `unix://${folder}/docker.sock` };
  const { exitCode, stderr } = await start(image, env).ended;
  const system = 'unix:///run/buildkit/buildkitd.sock';
  const places = [
    'docker://',
    `unix://${folder}/runtime/buildkit/buildkitd.sock`,
    system,
    `a new container of ${image}`,
  ];
  if (existsSync(system.slice('unix://'.length))) return;
  expect(exitCode).toBe(1);
  expect(stderr).toContain('error: No BuildKit can be used. Tried:\n');
  expect(stderr).toContain('[BUILDKIT_UNAVAILABLE]');
  expect([...stderr.matchAll(/^ {2}(\S.*?): \S/gm)].map(([, place]) => place)).toEqual(places);
});

describe('the action', () => {
  // A job of its own: its name is part of the container's.
  const job = `started-${process.pid}`;
  const name = `${own}-42-${job}`;
  let runner: Runner;

  beforeAll(() => {
    runner = new Runner({ PATH: process.env.PATH, HOME: folder, GITHUB_JOB: job, ...actionEnvironment() });
  });

  afterAll(async () => {
    runner.close();
    await dockerRequest({ socket, method: 'DELETE', path: `/containers/${name}?force=true&v=true` });
  });

  function actionEnvironment(): NodeJS.ProcessEnv {
    const { DOCKER_HOST, XDG_RUNTIME_DIR } = environment();
    return { DOCKER_HOST, XDG_RUNTIME_DIR };
  }

  test('starts one with the settings it is given, and its post step removes it with what it kept', async () => {
    const settings = labEnvironment(lab);
    const { context, spec } = makeProject(folder, 'action');
    const tag = `${lab.registry}/e2e/started-${process.pid}:action`;
    makeCertificates(folder);
    // Files of this machine, which only exist in the container if they were put there.
    const named = `[registry."registry.example"]\nca = ["ca.pem"]\n[[registry."registry.example".keypair]]\nkey = "client.key"\ncert = "client.pem"\n`;
    writeFileSync(
      join(folder, 'buildkitd.toml'),
      `debug = true\n${named}`.replaceAll(/"(?=\w+\.(?:pem|key)")/g, `"${folder}/`),
    );
    const step = await runner.main({
      context,
      spec,
      tags: tag,
      push: 'true',
      'base-image': lab.baseImage,
      'package-repositories': lab.packages.url,
      'package-keys': lab.packages.publicKeyPath,
      'ca-file': settings.AIPACK_CA_FILE ?? join(folder, 'ca.pem'),
      'buildkit-image': image,
      'buildkitd-config': join(folder, 'buildkitd.toml'),
    });
    expect({ code: step.exitCode, log: step.exitCode === 0 ? '' : step.stdout }).toEqual({ code: 0, log: '' });
    expect((await fetchImage(tag)).digest).toBe(step.outputs.digest);
    const started = await inspect(name);
    expect(started?.Config.Cmd.slice(0, 2)).toEqual(['--config', '/etc/buildkit/buildkitd.toml']);
    const toml = await fileIn(name, '/etc/buildkit/buildkitd.toml');
    expect(toml).toContain('debug = true\n');
    const inside = [...toml.matchAll(/"(\/etc\/buildkit\/certs\/[^"]+)"/g)].map(([, path = '']) => path);
    const contents = await Promise.all(inside.map((path) => fileIn(name, path)));
    for (const file of ['ca.pem', 'client.key', 'client.pem'])
      expect(contents.filter((content) => content.includes(readFileSync(join(folder, file), 'latin1')))).toHaveLength(
        1,
      );
    const authorities = await fileIn(name, '/etc/ssl/certs/aipack-ca-certificates.pem');
    expect(authorities).toContain('-----BEGIN CERTIFICATE-----');
    const post = await runner.post(step.state);
    expect({ code: post.exitCode, log: post.stdout }).toEqual({ code: 0, log: '' });
    expect([await inspect(name), await volumeExists(`${name}_state`)]).toEqual([undefined, false]);
  });
});

/** A file of a container, in the archive that Docker makes of it. */
async function fileIn(name: string, path: string): Promise<string> {
  const query = new URLSearchParams({ path });
  const { body } = await dockerRequest({
    socket,
    method: 'GET',
    path: `/containers/${name}/archive?${query.toString()}`,
  });
  return body.toString('latin1');
}
