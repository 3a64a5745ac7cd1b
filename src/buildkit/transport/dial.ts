import { type Endpoint, formatEndpoint } from '../endpoint/parse.ts';
import { BuildkitError } from '../errors.ts';
import type { Connection, DialContext } from './connection.ts';
import { dialDocker } from './docker.ts';
import { dialSocket, dialTls } from './socket.ts';

/** Opens the one connection that everything of a client goes over. @throws {BuildkitError} */
export async function dial(endpoint: Endpoint, context: DialContext): Promise<Connection> {
  const { signal } = context;
  switch (endpoint.kind) {
    case 'unix':
      return { stream: await dialSocket({ path: endpoint.path }, signal) };
    case 'tcp': {
      const { host, port, tls } = endpoint;
      const authority = tls?.serverName ?? `${host.includes(':') ? `[${host}]` : host}:${port}`;
      const address = { host, port };
      const stream = tls === undefined ? await dialSocket(address, signal) : await dialTls(address, tls, 'h2', signal);
      return { stream, authority };
    }
    case 'docker':
      return dialDocker({ host: endpoint.host, context: endpoint.context }, context);
    case 'container':
    case 'kube-pod':
    case 'ssh':
      throw new BuildkitError('INVALID_ENDPOINT', `${formatEndpoint(endpoint)} can't be reached yet`);
  }
}
