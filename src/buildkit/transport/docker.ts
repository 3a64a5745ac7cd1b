import type { Duplex } from 'node:stream';
import { BuildkitError } from '../errors.ts';
import type { Connection, DialContext } from './connection.ts';
import { versionAskedFor } from './api-version.ts';
import { type DockerHost, type DockerHostRequest, findDockerHost, formatDockerHost } from './docker-host.ts';
import { dialCommand, sshCommand } from './exec.ts';
import { dialSocket, dialTls } from './socket.ts';
import { UpgradeRefused, upgrade } from './upgrade.ts';

/** A raw connection to a Docker API. */
async function connectDockerHost(
  host: DockerHost,
  protocol: 'h2' | 'http/1.1',
  { environment, signal }: DialContext,
): Promise<Connection> {
  switch (host.kind) {
    case 'socket':
      return { stream: await dialSocket(host, signal) };
    case 'tcp':
      return {
        stream: await (host.tls === undefined ? dialSocket(host, signal) : dialTls(host, host.tls, protocol, signal)),
      };
    case 'ssh': {
      const socket = host.socket === undefined ? [] : ['--host', `unix://${host.socket}`];
      return dialCommand(sshCommand(host, ['docker', ...socket, 'system', 'dial-stdio']), environment);
    }
  }
}

/** The stream of connectDockerHost(), for those who have no use for more. */
export async function dialDockerHost(
  host: DockerHost,
  protocol: 'h2' | 'http/1.1',
  context: DialContext,
): Promise<Duplex> {
  return (await connectDockerHost(host, protocol, context)).stream;
}

/**
 * Docker's own BuildKit. Engines up to 29 hand the connection over on request; later ones speak gRPC on their socket
 * from the start.
 *
 * @throws BuildkitError
 */
export async function dialDocker(request: DockerHostRequest, context: DialContext): Promise<Connection> {
  const host = await findDockerHost(request, context.environment);
  const name = formatDockerHost(host);
  const first = await dialUpgrade(host, name, '', context);
  if (!(first instanceof UpgradeRefused)) return first;
  const version = versionAskedFor(first.message);
  const last = version === undefined ? first : await dialUpgrade(host, name, version, context);
  if (!(last instanceof UpgradeRefused)) return last;
  if (last.status !== 404 && last.status !== 400) throw refusal(name, last);
  return connectDockerHost(host, 'h2', context);
}

/** A connection that was handed over; an answer, even a refusal, means that whatever is in between does its work. */
async function dialUpgrade(
  host: DockerHost,
  name: string,
  version: string,
  context: DialContext,
): Promise<Connection | UpgradeRefused> {
  const { environment, signal } = context;
  const { stream: socket, lastWords } = await connectDockerHost(host, 'http/1.1', context);
  try {
    const stream = await upgrade(socket, { path: `${version}/grpc`, name, signal });
    return {
      ...(lastWords === undefined ? {} : { lastWords }),
      stream,
      openSession: (headers, until) => openSession(host, version, headers, { environment, signal: until }),
    };
  } catch (error) {
    if (error instanceof UpgradeRefused) return error;
    throw inWords(error, name, lastWords?.());
  }
}

function inWords(error: unknown, name: string, words: string | undefined): unknown {
  if (words === undefined) return error;
  return new BuildkitError('CONNECT_FAILED', `Can't connect to ${name}: ${words}`, { cause: error });
}

/** Saves wrapping every byte of a session in the messages of a call. */
async function openSession(
  host: DockerHost,
  version: string,
  headers: Readonly<Record<string, string | readonly string[]>>,
  context: DialContext,
): Promise<Duplex | undefined> {
  const socket = await dialDockerHost(host, 'http/1.1', context);
  try {
    return await upgrade(socket, {
      path: `${version}/session`,
      headers,
      name: formatDockerHost(host),
      signal: context.signal,
    });
  } catch (error) {
    if (error instanceof UpgradeRefused) return undefined;
    throw error;
  }
}

function refusal(name: string, { status, message, ...rest }: UpgradeRefused): BuildkitError {
  const forbidden = status === 401 || status === 403;
  return new BuildkitError(
    forbidden ? 'PERMISSION_DENIED' : 'NOT_BUILDKIT',
    `The Docker API at ${name} does not let BuildKit be used (HTTP ${status}${message === '' ? '' : `: ${message}`})`,
    {
      hint: forbidden
        ? 'A proxy in front of Docker must allow POST /grpc and POST /session (docker-socket-proxy: GRPC=1, SESSION=1, POST=1).'
        : 'Use a BuildKit of its own instead, by its address.',
      cause: rest,
    },
  );
}
