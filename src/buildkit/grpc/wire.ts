import type { Duplex } from 'node:stream';
import type { SessionService } from '../session/service.ts';
import type { CallOptions } from './call-options.ts';
import type { GrpcError } from './status.ts';

/** One call: framed messages out, messages in, and how it ended. */
export interface Call {
  /** Fulfilled when the peer said that all went well. @throws GrpcError */
  readonly ended: Promise<undefined>;
  /**
   * Every message until the call ends. Leaving the loop cancels it.
   *
   * @throws GrpcError when it ends badly
   */
  readonly messages: () => AsyncGenerator<Buffer, void, undefined>;
  /**
   * Hands on messages as they come, in place of messages(), until the receiver answers false. How the call ended says `ended`.
   *
   * @returns what lets them come again
   */
  readonly receive: (receiver: (message: Buffer) => boolean) => () => void;
  /**
   * Writes one framed message.
   *
   * @param done called once the bytes are no longer needed, however the call ends
   * @returns false when the caller should wait for `done` before writing more
   */
  readonly write: (framed: Buffer, done?: () => void) => boolean;
  readonly end: (framed?: Buffer) => void;
  /** Ends the call early, on the daemon too. Does nothing once it has ended. */
  readonly cancel: () => void;
}

export interface ChannelOptions {
  /** The value of `:authority`. */
  readonly authority?: string | undefined;
  /** What to say of a connection that breaks beyond the error itself, such as the last words of a process. */
  readonly lastWords?: (() => string | undefined) | undefined;
}

/** gRPC over one byte stream. When the stream breaks, every call on it fails at once. */
export interface Channel {
  /** Fulfilled with the reason once the stream is gone. */
  readonly closed: Promise<GrpcError>;
  /** Why the stream is gone. */
  readonly lost: () => GrpcError;
  readonly open: (path: string, options?: CallOptions) => Call;
  /** Ends the connection and every call on it, for `reason` when it is a failure. Safe to call twice. */
  readonly close: (reason?: Error) => void;
}

export interface SessionServerOptions {
  /** Told of every handler that fails, since the daemon will only pass on its message. */
  readonly onFailure?: (path: string, error: unknown) => void;
}

export interface SessionServer {
  /** How many calls have come in, for those who watch whether the daemon is there. */
  readonly calls: () => number;
  readonly close: () => void;
}

/** Both halves of gRPC over open streams: calls to the daemon, and what the session serves to it. */
export interface Wire {
  readonly open: (stream: Duplex, options: ChannelOptions) => Channel;
  readonly serve: (
    connection: Duplex,
    services: readonly SessionService[],
    options: SessionServerOptions,
  ) => SessionServer;
}
