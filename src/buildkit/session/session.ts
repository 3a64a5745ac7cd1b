import { randomBytes } from 'node:crypto';
import type { Channel, Wire } from '../grpc/wire.ts';
import { Control, Health } from '../../proto/services.ts';
import { ServingStatus } from '../../proto/health.ts';
import type { Connection } from '../transport/connection.ts';
import { type SessionService, unary } from './service.ts';
import { SessionTunnel } from './tunnel.ts';

export interface SessionOptions {
  readonly services: readonly SessionService[];
  /** Builds with one key share what the daemon keeps of local sources, so that only changes are sent. */
  readonly sharedKey?: string | undefined;
  readonly signal: AbortSignal;
  readonly serve: Wire['serve'];
  readonly onFailure?: (path: string, error: unknown) => void;
}

/** What the daemon may ask of this side during a build. */
export interface Session {
  readonly id: string;
  /** Fulfilled when the session is over, with the reason unless it was closed on this side. */
  readonly closed: Promise<Error | undefined>;
  /** How many calls have come in: the daemon makes one every few seconds, so that its silence can be noticed. */
  readonly calls: () => number;
  readonly close: () => void;
}

/** The daemon asks every five seconds, and gives the session up when nobody answers. */
const HEALTH: SessionService = [unary(Health.Check, async () => ({ status: ServingStatus.SERVING }))];

/** Opens a byte stream on which the daemon is the client of this session. */
export type SessionOpener = NonNullable<Connection['openSession']>;

/**
 * Offers services to the daemon.
 *
 * @throws BuildkitError when a stream of its own can't be opened
 */
export async function startSession(
  channel: Channel,
  open: SessionOpener | undefined,
  options: SessionOptions,
): Promise<Session> {
  const id = randomBytes(16).toString('hex');
  const services = [HEALTH, ...options.services];
  const headers = {
    'x-docker-expose-session-uuid': id,
    'x-docker-expose-session-sharedkey': options.sharedKey ?? '',
    'x-docker-expose-session-grpc-method': services.flat().map(({ method }) => method.path),
  };
  const own = await open?.(headers, options.signal);
  const stream = own ?? new SessionTunnel(channel.open(Control.Session.path, { metadata: headers }));
  const server = options.serve(stream, services, { ...(options.onFailure && { onFailure: options.onFailure }) });
  const over = Promise.withResolvers<Error | undefined>();
  let failure: Error | undefined;
  stream.on('error', (error: Error) => (failure ??= error));
  stream.on('close', () => {
    server.close();
    over.resolve(failure ?? new Error('the daemon ended the session'));
  });
  return {
    id,
    closed: over.promise,
    calls: server.calls,
    close: () => {
      over.resolve(undefined);
      server.close();
    },
  };
}
