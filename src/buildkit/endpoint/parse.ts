import { redactedAddress } from '../../untrusted/redact.ts';
import { BuildkitError } from '../errors.ts';

export interface TlsOptions {
  /** Paths of PEM files. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** The name that the server's certificate must carry, where it is not the host's. */
  readonly serverName?: string;
}

export type Endpoint =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls?: TlsOptions }
  | {
      readonly kind: 'container';
      readonly runtime: 'docker' | 'podman' | 'nerdctl';
      readonly container: string;
      readonly context?: string;
    }
  | {
      readonly kind: 'kube-pod';
      readonly pod: string;
      readonly context?: string;
      readonly namespace?: string;
      readonly container?: string;
    }
  | {
      readonly kind: 'ssh';
      readonly host: string;
      readonly user?: string;
      readonly port?: number;
      readonly socket?: string;
    }
  /** Docker's own BuildKit, at a host as in DOCKER_HOST or the client's default. */
  | { readonly kind: 'docker'; readonly host?: string; readonly context?: string };

const SCHEMES =
  'unix://PATH, tcp://HOST:PORT, docker-container://NAME, podman-container://NAME, kube-pod://POD, ssh://[USER@]HOST, docker://[SOCKET]';

/** The port that BuildKit is used to where an address names none. */
const DEFAULT_PORT = 1234;

function invalid(address: string, reason: string): BuildkitError {
  return new BuildkitError(
    'INVALID_ENDPOINT',
    `"${redactedAddress(address)}" is not an address of BuildKit: ${reason}`,
    {
      hint: `Use one of ${SCHEMES}.`,
    },
  );
}

/**
 * Reads the address of a BuildKit.
 *
 * @throws BuildkitError INVALID_ENDPOINT
 */
export function parseEndpoint(address: string): Endpoint {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^\s]*)$/i.exec(address.trim());
  if (match === null) throw invalid(address, 'it has no scheme');
  const [, scheme = '', rest = ''] = match;
  const parse = parsers.get(scheme.toLowerCase());
  if (parse === undefined) throw invalid(address, `the scheme "${scheme}" is not known`);
  return parse(rest, address);
}

const parsers: ReadonlyMap<string, (rest: string, address: string) => Endpoint> = new Map(
  Object.entries({
    unix: (path: string, address: string): Endpoint => {
      if (!path.startsWith('/')) throw invalid(address, 'the path of the socket must be absolute');
      return { kind: 'unix', path };
    },
    tcp: parseTcp,
    'docker-container': (rest: string, address: string) => parseContainer('docker', rest, address),
    'podman-container': (rest: string, address: string) => parseContainer('podman', rest, address),
    'nerdctl-container': (rest: string, address: string) => parseContainer('nerdctl', rest, address),
    'kube-pod': parsePod,
    ssh: parseSsh,
    docker: parseDocker,
  }),
);

function url(rest: string, address: string): URL {
  // A scheme that URL treats as opaque keeps case and allows what container names allow.
  const parsed = URL.parse(`x://${rest}`);
  if (parsed === null) throw invalid(address, 'it can not be read');
  if (parsed.password !== '') throw invalid(address, 'passwords do not belong into addresses');
  return parsed;
}

function decoded(text: string, address: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid(address, `"${text}" is not properly escaped`);
  }
}

/** Defined parameters only; ones that nobody asks for are mistakes. */
function parameters<Name extends string>(
  parsed: URL,
  names: readonly Name[],
  address: string,
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const [key, value] of parsed.searchParams) {
    const name = names.find((each) => each === key);
    if (name === undefined) throw invalid(address, `the parameter "${key}" is not known`);
    if (value !== '') found[name] = value;
  }
  return found;
}

function parseTcp(rest: string, address: string): Endpoint {
  const parsed = url(rest, address);
  const host = decoded(parsed.hostname, address).replace(/^\[(.*)\]$/, '$1');
  if (host === '' || !/^[\w.:%-]+$/.test(host)) throw invalid(address, 'it names no host');
  if (parsed.pathname !== '' && parsed.pathname !== '/') throw invalid(address, 'it has a path');
  const { ca, cert, key, servername } = parameters(parsed, ['ca', 'cert', 'key', 'servername'], address);
  if ((cert === undefined) !== (key === undefined)) throw invalid(address, 'cert and key only work together');
  const tls: TlsOptions = {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(servername !== undefined && { serverName: servername }),
  };
  const port = parsed.port === '' ? DEFAULT_PORT : Number(parsed.port);
  return Object.keys(tls).length === 0 ? { kind: 'tcp', host, port } : { kind: 'tcp', host, port, tls };
}

const NAME = /^[a-zA-Z0-9][\w.-]*$/;

function parseContainer(runtime: 'docker' | 'podman' | 'nerdctl', rest: string, address: string): Endpoint {
  const parsed = url(rest, address);
  const container = rest.replace(/[/?].*/s, '');
  if (!NAME.test(container) || parsed.pathname.length > 1) throw invalid(address, 'it names no container');
  const { context } = parameters(parsed, ['context'], address);
  return { kind: 'container', runtime, container, ...(context !== undefined && { context: named(context, address) }) };
}

function parsePod(rest: string, address: string): Endpoint {
  const parsed = url(rest, address);
  const pod = rest.replace(/[/?].*/s, '');
  if (!/^[a-z0-9][-a-z0-9.]*$/.test(pod) || parsed.pathname.length > 1) throw invalid(address, 'it names no pod');
  const found = parameters(parsed, ['context', 'namespace', 'container'], address);
  for (const value of [found.namespace, found.container]) {
    if (value !== undefined && !/^[a-z0-9][-a-z0-9.]*$/.test(value)) throw invalid(address, `"${value}" is not a name`);
  }
  if (found.context?.startsWith('-') === true) throw invalid(address, `"${found.context}" is not a name`);
  return { kind: 'kube-pod', pod, ...found };
}

function parseSsh(rest: string, address: string): Endpoint {
  const parsed = url(rest, address);
  const host = parsed.hostname;
  const user = decoded(parsed.username, address);
  if (!/^[a-zA-Z0-9[][\w.:\]-]*$/.test(host)) throw invalid(address, 'it names no host');
  if (user !== '' && !/^[\w.][\w.@-]*$/.test(user)) throw invalid(address, `"${user}" is not a user name`);
  const socket = decoded(parsed.pathname, address);
  if (!/^[\w./@+-]*$/.test(socket)) throw invalid(address, `"${socket}" is not the path of a socket`);
  parameters(parsed, [], address);
  return {
    kind: 'ssh',
    host,
    ...(user !== '' && { user }),
    ...(parsed.port !== '' && { port: Number(parsed.port) }),
    ...(socket.length > 1 && { socket }),
  };
}

function parseDocker(rest: string, address: string): Endpoint {
  const [target = '', query = ''] = rest.split('?');
  const { context } = parameters(url(`x?${query}`, address), ['context'], address);
  if (context !== undefined) {
    if (target !== '') throw invalid(address, 'a socket and a context exclude each other');
    return { kind: 'docker', context: named(context, address) };
  }
  if (target === '') return { kind: 'docker' };
  if (target.startsWith('/')) return { kind: 'docker', host: `unix://${target}` };
  if (/^(unix|tcp|ssh|npipe|https?):\/\/./.test(target)) return { kind: 'docker', host: target };
  throw invalid(address, 'after docker:// comes nothing, the path of a socket, or an address as in DOCKER_HOST');
}

function named(value: string, address: string): string {
  if (!NAME.test(value)) throw invalid(address, `"${value}" is not a name`);
  return value;
}

/** The address as a person would write it: everything but the files and the name of TLS. */
export function formatEndpoint(endpoint: Endpoint): string {
  switch (endpoint.kind) {
    case 'unix':
      return `unix://${endpoint.path}`;
    case 'tcp':
      return `tcp://${endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host}:${endpoint.port}`;
    case 'container': {
      const { runtime, container, context } = endpoint;
      return `${runtime}-container://${container}${query({ context })}`;
    }
    case 'kube-pod': {
      const { pod, namespace, context, container } = endpoint;
      return `kube-pod://${pod}${query({ namespace, context, container })}`;
    }
    case 'ssh': {
      const { user, host, port, socket = '' } = endpoint;
      return `ssh://${user === undefined ? '' : `${user}@`}${host}${port === undefined ? '' : `:${port}`}${socket}`;
    }
    case 'docker':
      return `docker://${endpoint.host?.replace(/^unix:\/\//, '') ?? query({ context: endpoint.context })}`;
  }
}

function query(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
