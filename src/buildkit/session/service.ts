import type { Init, Method } from '../../proto/codec.ts';

/** One call that the daemon makes into the session. */
export interface SessionCall {
  /** A header of the call; the first where it is repeated. */
  readonly header: (name: string) => string | undefined;
  /** Aborts when the daemon takes the call back or the session ends. */
  readonly signal: AbortSignal;
}

export interface SessionStream<Request, Response> extends SessionCall {
  readonly messages: AsyncIterable<Request>;
  /** Sends a message, which is encoded before this returns. A promise means that buffers are full: wait for it before sending more. */
  readonly send: (message: Init<Response>) => Promise<void> | undefined;
  /**
   * Sends messages that are encoded and framed already, one behind the other.
   *
   * @param done called once the bytes are no longer needed, however the call ends: this is what to wait for before sending much more
   */
  readonly sendFramed: (framed: Buffer, done: () => void) => void;
}

export interface UnaryHandler {
  readonly kind: 'unary';
  readonly method: Method<unknown, unknown>;
  readonly run: (request: unknown, call: SessionCall) => Promise<object>;
}

export interface StreamHandler {
  readonly kind: 'stream';
  readonly method: Method<unknown, unknown>;
  readonly run: (stream: SessionStream<unknown, unknown>) => Promise<void>;
}

/** Methods that a session serves to the daemon. */
export type SessionService = readonly (UnaryHandler | StreamHandler)[];

export function unary<Request, Response>(
  method: Method<Request, Response>,
  run: (request: Request, call: SessionCall) => Promise<Init<Response>>,
): UnaryHandler {
  return { kind: 'unary', method, run } as UnaryHandler;
}

/** The call ends well when `run` returns, whether or not the daemon has more to say. */
export function streaming<Request, Response>(
  method: Method<Request, Response>,
  run: (stream: SessionStream<Request, Response>) => Promise<void>,
): StreamHandler {
  return { kind: 'stream', method, run } as StreamHandler;
}

/** Thrown by a handler to answer with a certain gRPC code; anything else thrown is UNKNOWN. */
export class SessionCallError extends Error {
  override readonly name = 'SessionCallError';
  readonly grpcCode: number;

  constructor(grpcCode: number, message: string) {
    super(message);
    this.grpcCode = grpcCode;
  }
}
