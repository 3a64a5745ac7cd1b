import type { Duplex } from 'node:stream';
import { BuildkitError } from '../errors.ts';
import type { Connection, DialContext } from './connection.ts';
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
  const { environment, signal } = context;
  const host = await findDockerHost(request, environment);
  const name = formatDockerHost(host);
  const { stream: socket, lastWords } = await connectDockerHost(host, 'http/1.1', context);
  const words = lastWords === undefined ? {} : { lastWords };
  try {
    const stream = await upgrade(socket, { path: '/grpc', name, signal });
    return {
      ...words,
      stream,
      openSession: (headers, until) => openSession(host, headers, { environment, signal: until }),
    };
  } catch (error) {
    // An answer, even a refusal, means that whatever is in between does its work.
    if (!(error instanceof UpgradeRefused)) throw inWords(error, name, lastWords?.());
    if (error.status !== 404 && error.status !== 400) throw refusal(name, error);
  }
  return connectDockerHost(host, 'h2', context);
}

function inWords(error: unknown, name: string, words: string | undefined): unknown {
  if (words === undefined) return error;
  return new BuildkitError('CONNECT_FAILED', `Can't connect to ${name}: ${words}`, { cause: error });
}

/** Saves wrapping every byte of a session in the messages of a call. */
async function openSession(
  host: DockerHost,
  headers: Readonly<Record<string, string | readonly string[]>>,
  context: DialContext,
): Promise<Duplex | undefined> {
  const socket = await dialDockerHost(host, 'http/1.1', context);
  try {
    return await upgrade(socket, { path: '/session', headers, name: formatDockerHost(host), signal: context.signal });
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
