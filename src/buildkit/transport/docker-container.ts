import { BuildkitError } from '../errors.ts';
import type { Connection, DialContext } from './connection.ts';
import { DemultiplexedStream } from './demultiplex.ts';
import { DockerApi } from './docker-api.ts';
import { findDockerHost } from './docker-host.ts';

/**
 * A BuildKit in a container of a Docker Engine, through a process in that container that passes bytes on.
 *
 * @throws BuildkitError
 */
export async function dialDockerContainer(
  { container, context }: { readonly container: string; readonly context?: string },
  { environment, signal }: DialContext,
): Promise<Connection> {
  const api = new DockerApi(await findDockerHost({ context }, environment), environment);
  return execInContainer(api, container, signal);
}

/** @throws BuildkitError CONNECT_FAILED */
async function execInContainer(api: DockerApi, container: string, signal: AbortSignal): Promise<Connection> {
  const exec = {
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: false,
    Cmd: ['buildctl', 'dial-stdio'],
  };
  const made = (await api.expect('POST', `/containers/${container}/exec`, { body: exec, signal })) as
    { Id?: unknown } | undefined;
  if (typeof made?.Id !== 'string' || !/^[0-9a-f]+$/.test(made.Id)) {
    throw new BuildkitError('CONNECT_FAILED', `Docker at ${api.name} gave no id for a process in ${container}`);
  }
  const stream = new DemultiplexedStream(
    await api.hijack(`/exec/${made.Id}/start`, { Detach: false, Tty: false }, signal),
  );
  return { stream, lastWords: () => stream.lastWords };
}
