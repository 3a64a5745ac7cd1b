import type { Endpoint } from '../endpoint/parse.ts';
import type { Connection, DialContext } from './connection.ts';
import { dialDocker } from './docker.ts';
import { dialDockerContainer } from './docker-container.ts';
import { containerCommand, dialCommand, dialSsh, podCommand } from './exec.ts';
import { dialSocket, dialTls } from './socket.ts';

/** Opens the one connection that everything of a client goes over. @throws BuildkitError */
export async function dial(endpoint: Endpoint, context: DialContext): Promise<Connection> {
  const { certificates, signal } = context;
  switch (endpoint.kind) {
    case 'unix':
      return { stream: await dialSocket({ path: endpoint.path }, signal) };
    case 'tcp': {
      const { host, port, tls } = endpoint;
      const authority = tls?.serverName ?? `${host.includes(':') ? `[${host}]` : host}:${port}`;
      const address = { host, port };
      const stream =
        tls === undefined
          ? await dialSocket(address, signal)
          : await dialTls(address, { certificates, ...tls }, 'h2', signal);
      return { stream, authority };
    }
    case 'docker':
      return dialDocker({ host: endpoint.host, context: endpoint.context }, context);
    case 'container':
      if (endpoint.runtime === 'docker') return dialDockerContainer(endpoint, context);
      return dialCommand(containerCommand(endpoint), context.environment);
    case 'kube-pod':
      return dialCommand(podCommand(endpoint), context.environment);
    case 'ssh':
      return dialSsh(endpoint, context.environment);
  }
}
