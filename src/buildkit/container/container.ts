import { setTimeout as delay } from 'node:timers/promises';
import { BuildkitError, messageOf } from '../errors.ts';
import type { Environment } from '../transport/connection.ts';
import { DockerApi, reasonOf } from '../transport/docker-api.ts';
import { findDockerHost } from '../transport/docker-host.ts';
import { ensureImage } from './pull.ts';
import { tarOf } from './tar.ts';

export interface ContainerOptions {
  /** Of the container; its volume is `NAME_state`. */
  readonly name: string;
  readonly image: string;
  readonly mirrors?: readonly string[];
  /** The content of `buildkitd.toml`. */
  readonly config?: string;
  /** Further files, such as certificates that the configuration names, by their paths below /etc. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Arguments of the daemon beyond those. */
  readonly flags?: readonly string[];
  /** Environment of the daemon, such as proxies. */
  readonly env?: Readonly<Record<string, string>>;
  /** `host` lets the daemon reach a registry on this machine's loopback. */
  readonly network?: string;
  /** A context of Docker's client; the host that the environment names when left out. */
  readonly context?: string;
  readonly environment: Environment;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (message: string) => void;
}

/** Marks what is ours, so that nothing else is ever taken over or removed. */
const LABEL = 'buildkit-client.managed';
const READY_MS = 30_000;

interface Inspected {
  readonly State?: { readonly Running?: boolean };
  readonly Config?: { readonly Labels?: Readonly<Record<string, string>> | null };
}

/** Whether a container of that name is ours and runs. */
export async function isRunning(api: DockerApi, name: string, signal: AbortSignal): Promise<boolean> {
  const found = await inspect(api, name, signal);
  return found?.State?.Running === true;
}

/**
 * Starts a BuildKit in a privileged container, or takes the one of that name which is there already.
 *
 * @returns its address
 * @throws BuildkitError and leaves nothing behind that it made
 */
export async function startContainer(options: ContainerOptions): Promise<string> {
  const signal = options.signal ?? new AbortController().signal;
  const { name } = options;
  checkName(name);
  const api = new DockerApi(
    await findDockerHost({ context: options.context }, options.environment),
    options.environment,
  );
  const existing = await inspect(api, name, signal);
  const made = existing === undefined && (await create(api, options, signal));
  if (existing === undefined && !made) await appears(api, name, signal);
  try {
    if (existing?.State?.Running !== true) await start(api, options, signal);
    await ready(api, name, signal);
  } catch (error) {
    if (made) await remove(api, name);
    throw error;
  }
  return containerAddress(options);
}

/** Removes a container that startContainer() made, with what it kept. One that does not exist is no error. */
export async function removeContainer(
  options: Pick<ContainerOptions, 'name' | 'context' | 'environment'>,
): Promise<void> {
  checkName(options.name);
  const api = new DockerApi(
    await findDockerHost({ context: options.context }, options.environment),
    options.environment,
  );
  const { signal } = new AbortController();
  if ((await inspect(api, options.name, signal)) === undefined) return;
  await remove(api, options.name);
}

/** The address of a container that startContainer() makes. */
export function containerAddress({ name, context }: Pick<ContainerOptions, 'name' | 'context'>): string {
  return `docker-container://${name}${context === undefined ? '' : `?context=${context}`}`;
}

function checkName(name: string): void {
  if (/^[a-zA-Z0-9][\w.-]*$/.test(name)) return;
  throw new BuildkitError('INVALID_OPTION', `"${name}" is not a name for a container`);
}

async function inspect(api: DockerApi, name: string, signal: AbortSignal): Promise<Inspected | undefined> {
  const { status, body } = await api.call('GET', `/containers/${name}/json`, { signal });
  if (status === 404) return undefined;
  if (status !== 200)
    throw new BuildkitError('CONNECT_FAILED', `Docker at ${api.name} does not answer: ${reasonOf(body, status)}`);
  const found = body as Inspected;
  if (found.Config?.Labels?.[LABEL] !== undefined) return found;
  throw new BuildkitError('INVALID_OPTION', `There is a container ${name} which was not started from here`, {
    hint: `Use another name, or connect to it as docker-container://${name}.`,
  });
}

/** False when somebody else was quicker: the container is theirs then. */
async function create(api: DockerApi, options: ContainerOptions, signal: AbortSignal): Promise<boolean> {
  const { name, config, flags = [], env = {}, network } = options;
  const image = await ensureImage(api, options.image, {
    signal,
    ...(options.mirrors && { mirrors: options.mirrors }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  const info = (await api.expect('GET', '/info', { signal })) as { CgroupDriver?: unknown; SecurityOptions?: unknown };
  const userNamespaces =
    Array.isArray(info.SecurityOptions) && info.SecurityOptions.some((each) => String(each).includes('name=userns'));
  const settings = config === undefined ? [] : ['--config', '/etc/buildkit/buildkitd.toml'];
  const body = {
    Image: image,
    Cmd: [...settings, '--allow-insecure-entitlement=network.host', ...flags],
    Env: Object.entries(env).map(([key, value]) => `${key}=${value}`),
    Labels: { [LABEL]: 'true' },
    HostConfig: {
      Privileged: true,
      Init: true,
      RestartPolicy: { Name: 'no' },
      Mounts: [{ Type: 'volume', Source: `${name}_state`, Target: '/var/lib/buildkit' }],
      // Where Docker makes the groups itself, builders have one of their own, as buildx gives them.
      ...(info.CgroupDriver === 'cgroupfs' && { CgroupParent: '/docker/buildx' }),
      ...(userNamespaces && { UsernsMode: 'host' }),
      ...(network !== undefined && { NetworkMode: network }),
    },
  };
  // Not to be cancelled half-way: nobody would know then whether there is a container to remove.
  const made = await api.call('POST', `/containers/create?name=${name}`, {
    body,
    signal: new AbortController().signal,
  });
  if (made.status === 409) return false;
  if (made.status === 201) return true;
  throw new BuildkitError(
    'CONNECT_FAILED',
    `Docker at ${api.name} does not make a container of ${image}: ${reasonOf(made.body, made.status)}`,
  );
}

/** Docker gives a name away before the container of that name can be found. */
async function appears(api: DockerApi, name: string, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline && (await inspect(api, name, signal)) === undefined) await pause(50, signal);
}

async function start(
  api: DockerApi,
  { name, config, files = {} }: ContainerOptions,
  signal: AbortSignal,
): Promise<void> {
  const all = { ...files, ...(config === undefined ? {} : { 'buildkit/buildkitd.toml': config }) };
  if (Object.keys(all).length > 0) {
    const raw = { type: 'application/x-tar', data: tarOf(all) };
    await api.expect('PUT', `/containers/${name}/archive?path=/etc`, { raw, signal });
  }
  const { status, body } = await api.call('POST', `/containers/${name}/start`, { signal });
  // 304: somebody else was quicker.
  if (status !== 204 && status !== 304) {
    throw new BuildkitError('CONNECT_FAILED', `BuildKit's container ${name} does not start: ${reasonOf(body, status)}`);
  }
}

/** The daemon is ready when its own tool gets an answer from it. */
async function ready(api: DockerApi, name: string, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + READY_MS;
  for (let attempt = 1; performance.now() < deadline; attempt++) {
    if (!(await isRunning(api, name, signal))) break;
    if (await answers(api, name, signal)) return;
    await pause(Math.min(100 * attempt, 1000), signal);
  }
  throw new BuildkitError(
    'CONNECT_FAILED',
    `BuildKit's container ${name} does not get ready: ${await lastLog(api, name, signal)}`,
    {
      hint: `See docker logs ${name}. The container must be allowed to be privileged.`,
    },
  );
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch((cause: unknown) => {
    throw new BuildkitError('CANCELLED', 'Waiting for BuildKit was cancelled', { cause });
  });
}

async function answers(api: DockerApi, name: string, signal: AbortSignal): Promise<boolean> {
  const exec = { AttachStdout: true, AttachStderr: true, Cmd: ['buildctl', 'debug', 'workers'] };
  const { status, body } = await api.call('POST', `/containers/${name}/exec`, { body: exec, signal });
  // The container may have ended since it was looked at; its log says why.
  if (status !== 201) return false;
  const { Id } = body as { Id?: string };
  await api.call('POST', `/exec/${Id ?? ''}/start`, { body: { Detach: false, Tty: false }, signal });
  const ended = await api.call('GET', `/exec/${Id ?? ''}/json`, { signal });
  // Docker forgets a process together with the container that it ran in.
  return ended.status === 200 && (ended.body as { ExitCode?: unknown }).ExitCode === 0;
}

async function lastLog(api: DockerApi, name: string, signal: AbortSignal): Promise<string> {
  const { body } = await api
    .call('GET', `/containers/${name}/logs?stdout=true&stderr=true&tail=5`, { signal })
    .catch((error: unknown) => ({ body: { message: messageOf(error) } }));
  const { message } = (body ?? {}) as { message?: unknown };
  // Docker's frame headers are the only control characters in it.
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return typeof message === 'string' ? message.replace(/[\x00-\x08]+.?/g, ' ').trim() : 'it says nothing';
}

async function remove(api: DockerApi, name: string): Promise<void> {
  // Not to be cancelled: it is what cleans up after a cancellation.
  const { signal } = new AbortController();
  await api.call('DELETE', `/containers/${name}?force=true&v=true`, { signal });
  await api.call('DELETE', `/volumes/${name}_state?force=true`, { signal });
}
