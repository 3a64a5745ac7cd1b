import { dockerCall, dockerRequest } from './docker-api.ts';
import { LabError } from './errors.ts';
import type { Lab } from './lab.ts';

export type ContainerOptions = {
  /** Containers share the machine's network, so each that listens needs a port of its own: a free one in PORT, say. */
  env?: Record<string, string>;
  /** Instead of the image's own. */
  entrypoint?: readonly string[];
  /** Instead of the image's own command. */
  command?: readonly string[];
  name?: string;
  /** Whether it may do what the machine's root may. */
  privileged?: boolean;
  /** A folder in it that lives outside of its layers, and is removed with it. */
  volume?: string;
};

export type ExecResult = { exitCode: number; stdout: string; stderr: string };

/** What tests look at of the daemon's answer; there is more. */
export type ContainerState = {
  State: { Status: string; Running: boolean; ExitCode: number; Pid: number; Health?: { Status: string } };
  Config: { User: string; Env: string[]; Cmd: string[] | null; Labels: Record<string, string> };
};

export type Container = {
  id: string;
  /** Standard output and standard error so far. */
  logs: () => Promise<{ stdout: string; stderr: string }>;
  exec: (argv: readonly string[], options?: { user?: string }) => Promise<ExecResult>;
  inspect: () => Promise<ContainerState>;
  /** Waits until it ends by itself and gives its exit code. */
  wait: () => Promise<number>;
  signal: (name: string) => Promise<void>;
  /** Tells it to end as `docker stop` does, and gives its exit code: {@link KILLED} where it was still there after so many seconds. */
  end: (seconds: number) => Promise<number>;
  /** Ends and removes it, whatever state it is in; a second call does nothing. */
  stop: () => Promise<void>;
};

export function dockerSocket(lab: Lab): string {
  return lab.dockerHost.replace(/^unix:\/\//, '');
}

/** The daemon sends output without a terminal in frames: stream, three zeros, length, bytes. */
export function splitOutput(frames: Buffer): { stdout: string; stderr: string } {
  const parts: Record<number, Buffer[]> = { 1: [], 2: [] };
  for (let at = 0; at + 8 <= frames.length;) {
    const end = at + 8 + frames.readUInt32BE(at + 4);
    parts[frames[at] ?? 0]?.push(frames.subarray(at + 8, end));
    at = end;
  }
  return { stdout: Buffer.concat(parts[1] ?? []).toString(), stderr: Buffer.concat(parts[2] ?? []).toString() };
}

/** What a shell and the engine say of a process that SIGKILL ended. */
export const KILLED = 137;

async function execIn(socket: string, id: string, argv: readonly string[], user?: string): Promise<ExecResult> {
  const settings = { Cmd: argv, AttachStdout: true, AttachStderr: true, ...(user === undefined ? {} : { User: user }) };
  const exec = (await dockerCall({ socket, method: 'POST', path: `/containers/${id}/exec`, body: settings })) as {
    Id: string;
  };
  const start = await dockerRequest({
    socket,
    method: 'POST',
    path: `/exec/${exec.Id}/start`,
    body: { Detach: false, Tty: false },
  });
  if (start.status >= 400) {
    throw new LabError(
      'lab-request-failed',
      `${argv.join(' ')} could not be run in the container: ${start.body.toString().trim()}`,
    );
  }
  const ended = await dockerRequest({ socket, method: 'GET', path: `/exec/${exec.Id}/json` });
  // The daemon forgets a process together with the container that it ran in.
  const exitCode = ended.status === 404 ? KILLED : (JSON.parse(ended.body.toString()) as { ExitCode: number }).ExitCode;
  return { exitCode, ...splitOutput(start.body) };
}

async function remove(socket: string, id: string): Promise<void> {
  const { status, body } = await dockerRequest({
    socket,
    method: 'DELETE',
    path: `/containers/${id}?force=true&v=true`,
  });
  if (status >= 400 && status !== 404 && status !== 409) {
    throw new LabError(
      'lab-request-failed',
      `the container ${id.slice(0, 12)} could not be removed: ${body.toString().trim()}`,
    );
  }
}

function containerOf(socket: string, id: string): Container {
  const path = `/containers/${id}`;
  return {
    id,
    logs: async () =>
      splitOutput((await dockerRequest({ socket, method: 'GET', path: `${path}/logs?stdout=true&stderr=true` })).body),
    exec: (argv, options = {}) => execIn(socket, id, argv, options.user),
    inspect: async () => (await dockerCall({ socket, method: 'GET', path: `${path}/json` })) as ContainerState,
    wait: async () =>
      ((await dockerCall({ socket, method: 'POST', path: `${path}/wait` })) as { StatusCode: number }).StatusCode,
    signal: async (name) => {
      await dockerCall({ socket, method: 'POST', path: `${path}/kill?signal=${encodeURIComponent(name)}` });
    },
    end: async (seconds) => {
      await dockerCall({ socket, method: 'POST', path: `${path}/stop?t=${seconds}` });
      return ((await dockerCall({ socket, method: 'GET', path: `${path}/json` })) as ContainerState).State.ExitCode;
    },
    stop: () => remove(socket, id),
  };
}

/** Pulls an image by its full reference; without one it would be every tag. */
export async function pullImage(socket: string, image: string): Promise<void> {
  const { status, body } = await dockerRequest({
    socket,
    method: 'POST',
    path: `/images/create?fromImage=${encodeURIComponent(image)}`,
  });
  // A pull that fails on the way says so in its last line, under status 200.
  const failure = /"error":"([^"]*)"/.exec(body.toString())?.[1];
  if (status >= 400 || failure !== undefined) {
    throw new LabError('lab-request-failed', `${image} could not be pulled: ${failure ?? body.toString().trim()}`);
  }
}

/**
 * Starts a container of an image in the machine's network. An image that the daemon doesn't have is pulled.
 * @throws LabError `lab-request-failed` when it can't be pulled, created or started; nothing is left then.
 */
export async function runContainer(lab: Lab, image: string, options: ContainerOptions = {}): Promise<Container> {
  const socket = dockerSocket(lab);
  const body = {
    Image: image,
    Env: Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`),
    ...(options.entrypoint === undefined ? {} : { Entrypoint: options.entrypoint }),
    ...(options.command === undefined ? {} : { Cmd: options.command }),
    Labels: { 'aipack.lab': 'test' },
    ...(options.volume === undefined ? {} : { Volumes: { [options.volume]: {} } }),
    HostConfig: { NetworkMode: 'host', Privileged: options.privileged === true },
  };
  const query = options.name === undefined ? '' : `?name=${encodeURIComponent(options.name)}`;
  const create = { socket, method: 'POST', path: `/containers/create${query}`, body } as const;
  // A lab on Debian renews its own under the same name.
  if (lab.kind === 'debian' && image === lab.baseImage) await pullImage(socket, image);
  let created = await dockerRequest(create);
  if (created.status === 404) {
    await pullImage(socket, image);
    created = await dockerRequest(create);
  }
  if (created.status >= 400) {
    throw new LabError(
      'lab-request-failed',
      `a container of ${image} could not be created: ${created.body.toString().trim()}`,
    );
  }
  const { Id: id } = JSON.parse(created.body.toString()) as { Id: string };
  try {
    await dockerCall({ socket, method: 'POST', path: `/containers/${id}/start` });
  } catch (error) {
    await remove(socket, id);
    throw error;
  }
  return containerOf(socket, id);
}

/** Removes the containers that tests left when they were ended before they could. */
export async function removeTestContainers(socket: string): Promise<void> {
  const filters = encodeURIComponent(JSON.stringify({ label: ['aipack.lab=test'] }));
  await dockerCall({ socket, method: 'POST', path: `/containers/prune?filters=${filters}` });
}

/** Removes an image's name, and the image when that was its last; does nothing when there is none. */
export async function removeImage(lab: Lab, image: string): Promise<void> {
  const socket = dockerSocket(lab);
  const { status, body } = await dockerRequest({ socket, method: 'DELETE', path: `/images/${image}?force=true` });
  if (status >= 400 && status !== 404) {
    throw new LabError('lab-request-failed', `${image} could not be removed: ${body.toString().trim()}`);
  }
}
