import http2 from 'node:http2';
import { FrameReader } from './frames.ts';
import { type Headers, GrpcCode, GrpcError, statusOf } from './status.ts';
import type { CallOptions } from './call-options.ts';
import type { Call } from './wire.ts';

/** A call on node:http2. */
export class Http2Call implements Call {
  readonly #stream: http2.ClientHttp2Stream | undefined;
  readonly #ended = Promise.withResolvers<undefined>();

  constructor(session: http2.ClientHttp2Session, path: string, options: CallOptions, lost: () => GrpcError) {
    // Whoever is interested awaits these; a call that nobody awaits must not bring the process down.
    this.#ended.promise.catch(() => undefined);
    const early =
      options.signal?.aborted === true
        ? cancelled(options.signal)
        : session.destroyed || session.closed
          ? lost()
          : undefined;
    if (early !== undefined) {
      this.#ended.reject(early);
      return;
    }
    const stream = session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
      'user-agent': 'grpc-buildkit-client/1',
      ...options.metadata,
    });
    this.#stream = stream;
    this.#watch(stream, options.signal, lost);
  }

  get ended(): Promise<undefined> {
    return this.#ended.promise;
  }

  async *messages(): AsyncGenerator<Buffer, void, undefined> {
    if (this.#stream !== undefined) {
      const reader = new FrameReader();
      try {
        for await (const chunk of this.#stream) yield* reader.push(chunk as Buffer);
      } catch (error) {
        this.cancel();
        // The stream's own error is vaguer than the status or the connection's failure.
        await this.ended;
        throw error;
      } finally {
        this.cancel();
      }
      if (reader.incomplete) {
        await this.ended;
        throw new GrpcError(GrpcCode.INTERNAL, 'The answer stops in the middle of a message');
      }
    }
    await this.ended;
  }

  receive(receiver: (message: Buffer) => boolean): () => void {
    const stream = this.#stream;
    const reader = new FrameReader();
    stream?.on('data', (chunk: Buffer) => {
      try {
        for (const message of reader.push(chunk)) if (!receiver(message)) stream.pause();
      } catch (error) {
        this.#ended.reject(error);
        this.cancel();
      }
    });
    return () => stream?.resume();
  }

  write(framed: Buffer, done?: () => void): boolean {
    const stream = this.#stream;
    if (stream?.destroyed === false) return stream.write(framed, done);
    done?.();
    return true;
  }

  end(framed?: Buffer): void {
    if (framed === undefined) this.#stream?.end();
    else this.#stream?.end(framed);
  }

  cancel(): void {
    if (this.#stream?.closed === false) this.#stream.close(http2.constants.NGHTTP2_CANCEL);
  }

  #watch(stream: http2.ClientHttp2Stream, signal: AbortSignal | undefined, lost: () => GrpcError): void {
    const settle = (status: GrpcError | null): void => {
      signal?.removeEventListener('abort', abort);
      if (status === null) this.#ended.resolve(undefined);
      else this.#ended.reject(status);
    };
    const abort = (): void => {
      settle(cancelled(signal));
      stream.close(http2.constants.NGHTTP2_CANCEL);
    };
    signal?.addEventListener('abort', abort, { once: true });
    stream.on('response', (headers) => {
      const status = headers[':status'];
      if (status !== 200) {
        settle(new GrpcError(GrpcCode.UNAVAILABLE, `The server answered HTTP ${status ?? '?'} instead of gRPC`));
        stream.close();
        return;
      }
      const early = statusOf(headers);
      if (early !== undefined) settle(early);
    });
    stream.on('trailers', (trailers) => {
      settle(statusOf(trailers as Headers) ?? null);
    });
    // The error is told by the status, by the session, or by the code that the stream is closed with.
    stream.on('error', () => undefined);
    stream.on('close', () => {
      settle(stream.session === undefined || stream.session.destroyed ? lost() : resetError(stream.rstCode));
    });
  }
}

function cancelled(signal: AbortSignal | undefined): GrpcError {
  return new GrpcError(GrpcCode.CANCELLED, 'The call was cancelled', { cause: signal?.reason });
}

const resets: Readonly<Record<number, readonly [number, string]>> = {
  [http2.constants.NGHTTP2_REFUSED_STREAM]: [GrpcCode.UNAVAILABLE, 'The daemon refused the call'],
  [http2.constants.NGHTTP2_CANCEL]: [GrpcCode.CANCELLED, 'The call was cancelled'],
  [http2.constants.NGHTTP2_ENHANCE_YOUR_CALM]: [GrpcCode.RESOURCE_EXHAUSTED, 'The daemon is overloaded'],
};

function resetError(code: number): GrpcError {
  const [status, message] = resets[code] ?? [GrpcCode.INTERNAL, `The call was cut off (HTTP/2 code ${code})`];
  return new GrpcError(status, message);
}
