import { setTimeout as delay } from 'node:timers/promises';
import type { BuildkitError } from '../errors.ts';
import { unaryCall } from '../grpc/requests.ts';
import { GrpcError } from '../grpc/status.ts';
import type { Call, Channel } from '../grpc/wire.ts';
import type { Init, Method } from '../../proto/codec.ts';

/** Calls to the gateway of one build. */
export class Bridge {
  readonly #channel: Channel;
  readonly #metadata: Readonly<Record<string, string>>;
  /** What to throw for whatever a call failed with. */
  readonly explain: (error: unknown) => BuildkitError;
  readonly signal: AbortSignal;

  constructor(channel: Channel, ref: string, signal: AbortSignal, explain: (error: unknown) => BuildkitError) {
    this.#channel = channel;
    this.#metadata = { 'buildkit-controlapi-buildid': ref };
    this.signal = signal;
    this.explain = explain;
  }

  /** @throws BuildkitError */
  async call<Request, Response>(method: Method<Request, Response>, request: Init<Request>): Promise<Response> {
    try {
      return await unaryCall(this.#channel, method, request, { metadata: this.#metadata, signal: this.signal });
    } catch (error) {
      throw this.explain(error);
    }
  }

  open(path: string): Call {
    return this.#channel.open(path, { metadata: this.#metadata, signal: this.signal });
  }

  /** As call(), for the first one: the daemon may not know the build yet, since that was asked for at the same time. */
  async first<Request, Response>(method: Method<Request, Response>, request: Init<Request>): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await unaryCall(this.#channel, method, request, { metadata: this.#metadata, signal: this.signal });
      } catch (error) {
        const early =
          error instanceof GrpcError && /no such job|unknown job|no buildid|no such build/i.test(error.message);
        if (!early || attempt === 4) throw this.explain(error);
        // Aborted meanwhile: the next call says so.
        await delay(250 * attempt, undefined, { signal: this.signal }).catch(() => undefined);
      }
    }
  }
}
