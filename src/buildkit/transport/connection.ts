import type { Duplex } from 'node:stream';
import { BuildkitError } from '../errors.ts';

/** Variables as in a process's environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface DialContext {
  /** Certificates of authorities that count besides Node's own, as PEM, where an address names none. */
  readonly certificates?: string | undefined;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/** A byte stream to a daemon that speaks gRPC on it. */
export interface Connection {
  readonly stream: Duplex;
  /** The value of `:authority`. */
  readonly authority?: string;
  /**
   * Opens a stream of its own for a session, for daemons that take one; undefined when this one does not after all.
   * Without it, sessions go through the connection itself.
   */
  readonly openSession?: (
    headers: Readonly<Record<string, string | readonly string[]>>,
    signal: AbortSignal,
  ) => Promise<Duplex | undefined>;
  /** What a process in between said last, for when the stream breaks. */
  readonly lastWords?: () => string | undefined;
}

/** Says in words why nothing answers at an address. */
export function connectError(address: string, cause: unknown): BuildkitError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : reasons.get(code);
  if (code === 'EACCES' || code === 'EPERM') {
    return new BuildkitError('PERMISSION_DENIED', `Not allowed to open ${address}`, {
      hint: 'Run as a user who may use it: a member of the group "docker", or root; or use another endpoint.',
      cause,
    });
  }
  if (isTlsError(cause)) {
    return new BuildkitError('TLS_FAILED', `No secure connection to ${address}: ${message}`, {
      hint: 'Check the CA that is given for the daemon, the name in its certificate, and the client certificate and key.',
      cause,
    });
  }
  return new BuildkitError('CONNECT_FAILED', `Can't connect to ${address}: ${known ?? message}`, { cause });
}

export function isTlsError(error: unknown): boolean {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code !== undefined && /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|ERR_OSSL)/.test(code);
}

const reasons: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ENOENT: 'there is no such socket',
    ENOTSOCK: 'it is not a socket',
    ECONNREFUSED: 'nothing listens there',
    ECONNRESET: 'the connection was reset',
    EPIPE: 'the connection was closed',
    ENOTFOUND: 'the host is not known',
    EAI_AGAIN: 'the name of the host can not be looked up now',
    EHOSTUNREACH: 'the host can not be reached',
    ENETUNREACH: 'the network can not be reached',
    ETIMEDOUT: 'it does not answer',
  }),
);
