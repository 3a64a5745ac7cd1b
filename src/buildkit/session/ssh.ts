import { type Socket, connect } from 'node:net';
import { once } from 'node:events';
import { messageOf } from '../errors.ts';
import { GrpcCode } from '../grpc/status.ts';
import { SSH } from '../../proto/services.ts';
import type { BytesMessage } from '../../proto/ssh.ts';
import { SessionCallError, type SessionService, type SessionStream, streaming, unary } from './service.ts';

const AGENT_ID = 'buildkit.ssh.id';

/** Lends SSH agents to the daemon: by id, the socket of each. Keys themselves never leave the agent. */
export function sshService(agents: Readonly<Record<string, string>>): SessionService {
  const known = new Map(Object.entries(agents));
  const socketOf = (id: string): string => {
    const path = known.get(id === '' ? 'default' : id);
    if (path === undefined)
      throw new SessionCallError(GrpcCode.NOT_FOUND, `no SSH agent with the id "${id || 'default'}"`);
    return path;
  };
  return [
    unary(SSH.CheckAgent, async ({ ID }) => {
      socketOf(ID);
      return {};
    }),
    streaming(SSH.ForwardAgent, (stream) => forward(stream, socketOf(stream.header(AGENT_ID) ?? ''))),
  ];
}

async function forward(stream: SessionStream<BytesMessage, BytesMessage>, path: string): Promise<void> {
  const socket = connect(path);
  try {
    await once(socket, 'connect', { signal: stream.signal });
    await Promise.all([toAgent(stream, socket), fromAgent(stream, socket)]);
  } catch (error) {
    throw new SessionCallError(GrpcCode.UNAVAILABLE, `the SSH agent at ${path} does not answer: ${messageOf(error)}`);
  } finally {
    socket.destroy();
  }
}

async function toAgent(stream: SessionStream<BytesMessage, BytesMessage>, socket: Socket): Promise<void> {
  for await (const { data } of stream.messages) {
    if (!socket.write(data)) await once(socket, 'drain', { signal: stream.signal });
  }
  socket.end();
}

async function fromAgent(stream: SessionStream<BytesMessage, BytesMessage>, socket: Socket): Promise<void> {
  for await (const data of socket as AsyncIterable<Buffer>) await stream.send({ data });
}
