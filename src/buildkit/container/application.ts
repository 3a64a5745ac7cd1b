import type { Duplex } from 'node:stream';
import { BuildkitError } from '../errors.ts';
import type { Environment } from '../transport/connection.ts';
import { DockerApi } from '../transport/docker-api.ts';
import { type DockerHostRequest, findDockerHost } from '../transport/docker-host.ts';
import { asObject } from '../../untrusted/json.ts';
import { OutputFrames, type ContainerOutput } from './output-frames.ts';

export interface ApplicationOptions {
  readonly docker?: DockerHostRequest;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

export interface StartOptions {
  readonly image: string;
  /** `NAME=value` each. */
  readonly env: readonly string[];
  /** Port of this machine that leads to the first one of the image; where that is not said, the same or else a free one. */
  readonly port?: number;
  /** Told of what the container says from its first byte; without it nobody listens. */
  readonly onOutput?: (output: ContainerOutput) => void;
}

/** A port of an image, and where it is reached on this machine. */
export interface PublishedPort {
  readonly inside: number;
  readonly here: number;
}

export interface Application {
  readonly id: string;
  readonly name: string;
  readonly ports: readonly PublishedPort[];
  /** Its exit code, once it ended, said all, and is removed; nothing waits for that where nobody listens. */
  readonly ended?: Promise<number>;
  /** Asks it to end as a terminal would, and ends it after some seconds. */
  readonly stop: (signal: 'SIGINT' | 'SIGTERM') => Promise<void>;
}

/** Seconds that an application has to end after it was asked to. */
const GRACE = 5;
/** Only this machine is to reach it. */
const LOOPBACK = '127.0.0.1';

/** Whether Docker answers: undefined, or why it does not. */
export async function dockerSilence(options: ApplicationOptions): Promise<string | undefined> {
  try {
    const { docker = {}, environment, signal } = options;
    const api = new DockerApi(await findDockerHost(docker, environment), environment);
    await api.expect('GET', '/version', { signal });
    return undefined;
  } catch (error) {
    if (options.signal.aborted || !(error instanceof BuildkitError)) throw error;
    return error.message;
  }
}

/**
 * Starts an image that Docker has in a container that goes once it ended. Ports of the image are published on loopback.
 * @throws BuildkitError and leaves no container behind
 */
export async function startApplication(start: StartOptions, options: ApplicationOptions): Promise<Application> {
  const { docker = {}, environment, signal } = options;
  const api = new DockerApi(await findDockerHost(docker, environment), environment);
  const inside = exposedPorts(await api.expect('GET', `/images/${encodeURI(start.image)}/json`, { signal }));
  const wanted = start.port ?? inside[0];
  try {
    return await attempt(api, start, inside, wanted, signal);
  } catch (error) {
    if (start.port !== undefined || !isTaken(error)) throw error;
    return attempt(api, start, inside, undefined, signal);
  }
}

async function attempt(
  api: DockerApi,
  { image, env, onOutput }: StartOptions,
  inside: readonly number[],
  first: number | undefined,
  signal: AbortSignal,
): Promise<Application> {
  const bindings = inside.map((port, i) => {
    const here = i === 0 ? first : first === undefined ? undefined : port;
    return [`${port}/tcp`, [{ HostIp: LOOPBACK, HostPort: String(here ?? '') }]] as const;
  });
  const body = {
    Image: image,
    Env: env,
    Labels: { 'aipack.run': 'true' },
    HostConfig: { AutoRemove: true, PortBindings: Object.fromEntries(bindings) },
  };
  const made = asObject(await api.expect('POST', '/containers/create', { body, signal }));
  const id = typeof made?.Id === 'string' ? made.Id : '';
  const path = `/containers/${encodeURIComponent(id)}`;
  // What was begun is ended and told, whatever else is cancelled.
  const lasting = new AbortController().signal;
  try {
    // Both are asked for before the start, so that nothing is missed.
    const end = onOutput && (await ending(api, path, onOutput, signal));
    await api.expect('POST', `${path}/start`, { signal });
    const { status, body: state } = await api.call('GET', `${path}/json`, { signal });
    return {
      id,
      ...(status === 200 ? placesOf(state) : { name: id.slice(0, 12), ports: [] }),
      ...(end === undefined ? {} : { ended: end.code }),
      stop: async (name) => {
        // The daemon sends the second one and removes it also where nobody waits for the answer.
        await api.call('POST', `${path}/kill?signal=${name}`, { signal: lasting });
        await api.call('POST', `${path}/stop?t=${GRACE}&signal=${name}`, { signal: lasting });
      },
    };
  } catch (error) {
    await api.call('DELETE', `${path}?force=true&v=true`, { signal: lasting });
    throw error;
  }
}

/** The exit code of a container that is about to start, once all that it says is passed on; in an object, since promises are waited through. */
async function ending(
  api: DockerApi,
  path: string,
  onOutput: (output: ContainerOutput) => void,
  signal: AbortSignal,
): Promise<{ readonly code: Promise<number> }> {
  const said = listen(await api.hijack(`${path}/attach?stream=1&stdout=1&stderr=1`, {}, signal), onOutput);
  const waited = api.expect('POST', `${path}/wait?condition=removed`, { signal: new AbortController().signal });
  const code = Promise.all([waited, said]).then(([answer]) => Number(asObject(answer)?.StatusCode ?? 1));
  // Whoever waits for the end hears of it; until then nobody need.
  code.catch(() => undefined);
  return { code };
}

/** Resolves once nothing more will come. */
function listen(connection: Duplex, onOutput: (output: ContainerOutput) => void): Promise<void> {
  const frames = new OutputFrames(onOutput);
  return new Promise((resolve) => {
    connection.on('data', (chunk: Buffer) => frames.add(chunk));
    connection.on('error', () => resolve());
    connection.on('close', () => resolve());
    connection.on('end', () => {
      resolve();
      connection.destroy();
    });
  });
}

/** Ports of TCP, the smallest first. */
function exposedPorts(image: unknown): readonly number[] {
  const exposed = asObject(asObject(asObject(image)?.Config)?.ExposedPorts) ?? {};
  return Object.keys(exposed)
    .flatMap((key) => /^([1-9]\d{0,4})\/tcp$/.exec(key)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

function placesOf(state: unknown): Pick<Application, 'name' | 'ports'> {
  const { Name: name, NetworkSettings: network } = asObject(state) ?? {};
  const bound = asObject(asObject(network)?.Ports) ?? {};
  const ports = Object.entries(bound).flatMap(([key, places]) => {
    const here = Array.isArray(places) ? Number(asObject(places[0])?.HostPort) : NaN;
    return Number.isInteger(here) ? [{ inside: Number.parseInt(key, 10), here }] : [];
  });
  return {
    name: typeof name === 'string' ? name.replace(/^\//, '') : '',
    ports: ports.sort((a, b) => a.inside - b.inside),
  };
}

function isTaken(error: unknown): boolean {
  return error instanceof BuildkitError && /already allocated|already in use/.test(error.message);
}
