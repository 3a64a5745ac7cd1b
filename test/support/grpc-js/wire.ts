import type { Wire } from '../../../src/buildkit/grpc/wire.ts';
import { Http2Channel } from '../../../src/buildkit/grpc/channel.ts';
import { serveSession } from '../../../src/buildkit/session/server.ts';
import { LibraryChannel } from './channel.ts';
import { serveByLibrary } from './server.ts';

const clients = {
  own: (stream, options) => new Http2Channel(stream, options),
  library: (stream, options) => new LibraryChannel(stream, options),
} satisfies Record<string, Wire['open']>;
const servers = { own: serveSession, library: serveByLibrary } satisfies Record<string, Wire['serve']>;

/**
 * Each half of gRPC on @grpc/grpc-js, in the form of the product's own: what the figures in ARCHITECTURE.md are measured with, and what
 * the tests hold against the same daemons.
 */
export const wires = {
  own: { open: clients.own, serve: servers.own },
  'client by grpc-js': { open: clients.library, serve: servers.own },
  'server by grpc-js': { open: clients.own, serve: servers.library },
  'both by grpc-js': { open: clients.library, serve: servers.library },
} satisfies Record<string, Wire>;

export type WireName = keyof typeof wires;
