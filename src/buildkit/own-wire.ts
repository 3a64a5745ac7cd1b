import { Http2Channel } from './grpc/channel.ts';
import type { Wire } from './grpc/wire.ts';
import { serveSession } from './session/server.ts';

/** gRPC on node:http2. What @grpc/grpc-js would do in its place, and cost, is in ARCHITECTURE.md. */
export const ownWire: Wire = {
  open: (stream, options) => new Http2Channel(stream, options),
  serve: serveSession,
};
