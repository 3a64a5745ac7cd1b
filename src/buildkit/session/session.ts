import { randomBytes } from 'node:crypto';
import type { Channel } from '../grpc/channel.ts';
import { Control, Health } from '../proto/services.ts';
import { ServingStatus } from '../proto/health.ts';
import { serveSession } from './server.ts';
import { type SessionService, unary } from './service.ts';
import { SessionTunnel } from './tunnel.ts';

export interface SessionOptions {
  readonly services: readonly SessionService[];
  /** Builds with one key share what the daemon keeps of local sources, so that only changes are sent. */
  readonly sharedKey?: string | undefined;
  readonly onFailure?: (path: string, error: unknown) => void;
}

/** What the daemon may ask of this side during a build. */
export interface Session {
  readonly id: string;
  /** Fulfilled when the session is over, with the reason unless it was closed on this side. */
  readonly closed: Promise<Error | undefined>;
  /** Counts what arrives, so that silence can be noticed. */
  readonly received: () => number;
  readonly close: () => void;
}

/** The daemon asks every five seconds, and gives the session up when nobody answers. */
const health: SessionService = [unary(Health.Check, async () => ({ status: ServingStatus.SERVING }))];

export function startSession(channel: Channel, options: SessionOptions): Session {
  const id = randomBytes(16).toString('hex');
  const services = [health, ...options.services];
  const call = channel.open(Control.Session.path, {
    metadata: {
      'x-docker-expose-session-uuid': id,
      'x-docker-expose-session-sharedkey': options.sharedKey ?? '',
      'x-docker-expose-session-grpc-method': services.flat().map(({ method }) => method.path),
    },
  });
  const tunnel = new SessionTunnel(call);
  const server = serveSession(tunnel, services, { ...(options.onFailure && { onFailure: options.onFailure }) });
  const over = Promise.withResolvers<Error | undefined>();
  let failure: Error | undefined;
  tunnel.on('error', (error: Error) => (failure ??= error));
  tunnel.on('close', () => {
    server.close();
    over.resolve(failure ?? new Error('the daemon ended the session'));
  });
  return {
    id,
    closed: over.promise,
    received: () => tunnel.received,
    close: () => {
      over.resolve(undefined);
      server.close();
      tunnel.destroy();
    },
  };
}
