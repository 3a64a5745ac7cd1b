import { type ClientDuplexStream, Metadata, status } from '@grpc/grpc-js';
import type { CallOptions } from '../../../src/buildkit/grpc/call-options.ts';
import { GrpcCode, GrpcError, failureOf } from '../../../src/buildkit/grpc/status.ts';
import type { Call } from '../../../src/buildkit/grpc/wire.ts';

export type RawStream = ClientDuplexStream<Buffer, Buffer>;

const FRAME_HEADER = 5;

/** A call of @grpc/grpc-js, which frames what it is given by itself. */
export class LibraryCall implements Call {
  readonly #ended = Promise.withResolvers<undefined>();
  readonly #stream: Promise<RawStream | undefined>;
  #cancelled = false;

  /** @param lost why the connection is gone, if it is */
  constructor(
    start: (metadata: Metadata) => Promise<RawStream>,
    options: CallOptions,
    lost: () => Promise<GrpcError | undefined>,
  ) {
    // Whoever is interested awaits it; a call that nobody awaits must not bring the process down.
    this.#ended.promise.catch(() => undefined);
    const { signal } = options;
    const abort = (): void => {
      this.#ended.reject(new GrpcError(status.CANCELLED, 'The call was cancelled', { cause: signal?.reason }));
      this.cancel();
    };
    signal?.addEventListener('abort', abort, { once: true });
    const watch = (stream: RawStream): void => {
      // What went wrong is told by the status.
      stream.on('error', () => undefined);
      stream.on('status', ({ code, details, metadata }) => {
        signal?.removeEventListener('abort', abort);
        if (code === status.OK) this.#ended.resolve(undefined);
        else void this.#fail(code, details, metadata, lost);
      });
    };
    this.#stream = start(metadataOf(options)).then(
      (stream) => {
        watch(stream);
        if (this.#cancelled) stream.cancel();
        return stream;
      },
      (error: unknown) => {
        this.#ended.reject(error);
        return undefined;
      },
    );
    if (signal?.aborted === true) abort();
  }

  get ended(): Promise<undefined> {
    return this.#ended.promise;
  }

  async #fail(
    code: number,
    details: string,
    metadata: Metadata,
    lost: () => Promise<GrpcError | undefined>,
  ): Promise<void> {
    const reason = code === GrpcCode.UNAVAILABLE || code === GrpcCode.CANCELLED ? await lost() : undefined;
    const [rich] = metadata.get('grpc-status-details-bin');
    this.#ended.reject(reason ?? failureOf(code, details, typeof rich === 'string' ? undefined : rich));
  }

  async *messages(): AsyncGenerator<Buffer, void, undefined> {
    const stream = await this.#stream;
    try {
      if (stream !== undefined) for await (const message of stream) yield message as Buffer;
    } catch {
      // The end of the call says it better.
    } finally {
      this.cancel();
    }
    await this.ended;
  }

  receive(receiver: (message: Buffer) => boolean): () => void {
    void this.#stream.then((stream) => {
      stream?.on('data', (message: Buffer) => {
        if (!receiver(message)) stream.pause();
      });
    });
    return () => void this.#stream.then((stream) => stream?.resume());
  }

  write(framed: Buffer, done?: () => void): boolean {
    void this.#stream.then((stream) => {
      if (stream?.destroyed === false) stream.write(framed.subarray(FRAME_HEADER), done);
      else done?.();
    });
    return false;
  }

  end(framed?: Buffer): void {
    if (framed !== undefined) this.write(framed);
    void this.#stream.then((stream) => stream?.end());
  }

  cancel(): void {
    this.#cancelled = true;
    void this.#stream.then((stream) => {
      stream?.cancel();
    });
  }
}

function metadataOf({ metadata = {} }: CallOptions): Metadata {
  const made = new Metadata();
  for (const [key, value] of Object.entries(metadata)) for (const each of [value].flat()) made.add(key, each);
  return made;
}

/** The messages that follow each other in framed bytes. */
export function* unframed(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.byteLength;) {
    const end = at + FRAME_HEADER + bytes.readUInt32BE(at + 1);
    yield bytes.subarray(at + FRAME_HEADER, end);
    at = end;
  }
}
