import { existsSync } from 'node:fs';
import { join, isAbsolute } from 'node:path';
import { chosenContext, dockerConfigDirectory, readDockerConfig, readDockerContext } from '../../oci/index.ts';
import { redactedAddress } from '../../untrusted/redact.ts';
import type { TlsOptions } from '../endpoint/parse.ts';
import { BuildkitError } from '../errors.ts';
import { ofOci } from '../oci-errors.ts';
import type { Environment } from './connection.ts';

/** Where a Docker API is. */
export type DockerHost =
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls?: TlsOptions }
  /** `socket` is Docker's on that machine; its client there knows the usual one. */
  | {
      readonly kind: 'ssh';
      readonly host: string;
      readonly user?: string;
      readonly port?: number;
      readonly socket?: string;
    };

const DEFAULT_SOCKET = '/var/run/docker.sock';
const TCP_PORT = 2375;
const TLS_PORT = 2376;

export interface DockerHostRequest {
  readonly host?: string | undefined;
  readonly context?: string | undefined;
}

/**
 * Finds the Docker API as Docker's own client would: what was asked for, DOCKER_HOST, DOCKER_CONTEXT, the current
 * context of the configuration, the default socket.
 *
 * @throws BuildkitError INVALID_ENDPOINT
 */
export async function findDockerHost(request: DockerHostRequest, environment: Environment): Promise<DockerHost> {
  if (request.host !== undefined) return parseDockerHost(request.host, environmentTls(environment));
  if (request.context !== undefined) return contextHost(request.context, environment);
  const { DOCKER_HOST } = environment;
  if (DOCKER_HOST !== undefined && DOCKER_HOST !== '') return parseDockerHost(DOCKER_HOST, environmentTls(environment));
  return contextHost(contextOf(environment), environment);
}

/** What buildx calls the builder and the node of a Docker that {@link findDockerHost} finds; undefined for one that only we know. */
export function dockerBuilder({ context, host }: DockerHostRequest, environment: Environment): string | undefined {
  if (host !== undefined) return undefined;
  const { DOCKER_HOST = '' } = environment;
  const name = context ?? (DOCKER_HOST === '' ? contextOf(environment) : 'default');
  return `${name}/${name}`;
}

function contextOf(environment: Environment): string {
  const { DOCKER_CONTEXT = '' } = environment;
  return DOCKER_CONTEXT === '' ? currentContext(environment) : DOCKER_CONTEXT;
}

/** Null where the environment does not ask for TLS. */
function environmentTls(environment: Environment): TlsOptions | null {
  const { DOCKER_TLS_VERIFY, DOCKER_CERT_PATH } = environment;
  if (DOCKER_TLS_VERIFY === undefined || DOCKER_TLS_VERIFY === '') return null;
  const given = DOCKER_CERT_PATH !== undefined && isAbsolute(DOCKER_CERT_PATH) ? DOCKER_CERT_PATH : undefined;
  const directory = given ?? dockerConfigDirectory(environment);
  return directory === undefined ? {} : tlsFiles(directory);
}

function tlsFiles(directory: string): TlsOptions {
  const existing = (name: string): string | undefined => {
    const path = join(directory, name);
    return existsSync(path) ? path : undefined;
  };
  const [ca, cert, key] = [existing('ca.pem'), existing('cert.pem'), existing('key.pem')];
  return { ...(ca !== undefined && { ca }), ...(cert !== undefined && key !== undefined && { cert, key }) };
}

/** @throws BuildkitError INVALID_ENDPOINT */
export function parseDockerHost(text: string, tls: TlsOptions | null): DockerHost {
  const match = /^(unix|npipe|tcp|https?|ssh):\/\/(.*)$/.exec(text);
  const [, scheme = '', rest = ''] = match ?? [];
  if (scheme === 'unix') return { kind: 'socket', path: rest === '' ? DEFAULT_SOCKET : rest };
  if (scheme === 'npipe') return { kind: 'socket', path: rest.replaceAll('/', '\\') };
  const url = match === null ? null : URL.parse(`x://${rest}`);
  const user = url?.username ?? '';
  const path = url?.pathname.replace(/^\/$/, '') ?? '';
  if (
    url === null ||
    url.hostname === '' ||
    url.hostname.startsWith('-') ||
    !/^[\w.-]*$/.test(user) ||
    user.startsWith('-') ||
    url.password !== '' ||
    // The shell on the other side sees the path of a socket.
    !(scheme === 'ssh' ? /^[\w./@+-]*$/ : /^$/).test(path)
  ) {
    throw new BuildkitError('INVALID_ENDPOINT', `"${redactedAddress(text)}" is not the address of a Docker API`, {
      hint: 'Use unix://PATH, tcp://HOST:PORT or ssh://[USER@]HOST[:PORT][/PATH].',
    });
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? undefined : Number(url.port);
  if (scheme === 'ssh') {
    return {
      kind: 'ssh',
      host,
      ...(user !== '' && { user }),
      ...(port !== undefined && { port }),
      ...(path !== '' && { socket: path }),
    };
  }
  const secure = tls ?? (scheme === 'https' ? {} : undefined);
  if (secure === undefined) return { kind: 'tcp', host, port: port ?? TCP_PORT };
  return { kind: 'tcp', host, port: port ?? TLS_PORT, tls: secure };
}

/** Docker's socket, or where there is none that of a rootless Docker, or of a Podman, which answers as Docker does. */
function defaultSocket({ XDG_RUNTIME_DIR: runtime = '' }: Environment): string {
  const own = isAbsolute(runtime) ? [join(runtime, 'docker.sock'), join(runtime, 'podman', 'podman.sock')] : [];
  return [DEFAULT_SOCKET, ...own, '/run/podman/podman.sock'].find((path) => existsSync(path)) ?? DEFAULT_SOCKET;
}

async function contextHost(name: string, environment: Environment): Promise<DockerHost> {
  if (name === 'default') return { kind: 'socket', path: defaultSocket(environment) };
  const { host, certificates } = await readDockerContext(name, dockerConfigDirectory(environment)).catch(
    (error: unknown) => {
      throw ofOci(error);
    },
  );
  return parseDockerHost(
    host ?? `unix://${DEFAULT_SOCKET}`,
    certificates === undefined ? null : tlsFiles(certificates),
  );
}

function currentContext(environment: Environment): string {
  const directory = dockerConfigDirectory(environment);
  return (directory === undefined ? undefined : chosenContext(readDockerConfig(directory))) ?? 'default';
}

export function formatDockerHost(host: DockerHost): string {
  switch (host.kind) {
    case 'socket':
      return `unix://${host.path}`;
    case 'tcp':
      return `tcp://${host.host}:${host.port}`;
    case 'ssh':
      return `ssh://${host.user === undefined ? '' : `${host.user}@`}${host.host}${host.port === undefined ? '' : `:${host.port}`}${host.socket ?? ''}`;
  }
}
