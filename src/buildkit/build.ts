import { randomBytes } from 'node:crypto';
import type { Definition } from '../llb/index.ts';
import {
  type BuildCallback,
  type BuildOptions,
  type BuildResult,
  checkOptions,
  solveRequest,
} from './build-options.ts';
import { type PreparedCaches, prepareCaches } from './cache.ts';
import { BuildkitError, messageOf } from './errors.ts';
import { explain } from './explain.ts';
import { Bridge } from './gateway/bridge.ts';
import { Gateway } from './gateway/gateway.ts';
import { resultMessage } from './gateway/result.ts';
import { streamCall, unaryCall } from './grpc/requests.ts';
import type { Channel, Wire } from './grpc/wire.ts';
import { GrpcCode, GrpcError } from './grpc/status.ts';
import { LAYOUT_STORE, layoutOutput } from './layout-output.ts';
import { answers, watchLiveness } from './liveness.ts';
import { readStatus } from './progress.ts';
import { Control, LLBBridge } from '../proto/services.ts';
import type { ContentStore } from './session/content-store.ts';
import { servicesFor } from './session/services.ts';
import { type Session, type SessionOpener, startSession } from './session/session.ts';
import type { DaemonInfo } from './version.ts';

export interface BuildTarget {
  readonly channel: Channel;
  readonly openSession: SessionOpener | undefined;
  readonly serve: Wire['serve'];
  readonly info: DaemonInfo;
  readonly endpoint: string;
}

/** How long progress may trail behind once the build is over. */
const DRAIN_MS = 5_000;
/** How long a daemon that gave up a session may take to show that it is there itself. */
const ANSWER_MS = 2_500;

function silence(endpoint: string, seconds: number, limit: number): string {
  return `BuildKit at ${endpoint} has not answered for ${seconds} seconds; it is given up after ${limit}.`;
}

/** One build from start to end. Nothing of it is left when the promise settles. */
export async function runBuild(target: BuildTarget, options: BuildOptions, run: BuildCallback): Promise<BuildResult> {
  checkOptions(target.info, options);
  return new Build(target, options).run(run);
}

class Build {
  readonly #target: BuildTarget;
  readonly #options: BuildOptions;
  /** The name of the job: whatever it is, no other running build of the daemon may have it. */
  readonly #ref = randomBytes(16).toString('hex');
  readonly #abort = new AbortController();
  readonly #names = new Map<string, string>();
  #sessionFailure: unknown;
  #callbackError: { readonly error: unknown } | undefined;

  constructor(target: BuildTarget, options: BuildOptions) {
    this.#target = target;
    this.#options = options;
  }

  async run(callback: BuildCallback): Promise<BuildResult> {
    const { signal } = this.#options;
    const cancel = (): void => {
      this.#abort.abort(signal?.reason);
    };
    if (isAborted(signal)) throw cancelled(signal);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await this.#runInSession(callback);
    } catch (error) {
      throw isAborted(signal) ? cancelled(signal) : error instanceof GrpcError ? this.#explain(error) : error;
    } finally {
      signal?.removeEventListener('abort', cancel);
      this.#abort.abort();
    }
  }

  async #runInSession(callback: BuildCallback): Promise<BuildResult> {
    const { channel, openSession, serve, info } = this.#target;
    const { cacheImports = [], cacheExports = [], exporters = [], sharedKey } = this.#options;
    const caches = await prepareCaches(info, cacheImports, cacheExports);
    const layout = layoutOutput(exporters);
    const stores =
      layout === undefined
        ? caches.stores
        : new Map<string, string | ContentStore>([...caches.stores, [LAYOUT_STORE, layout.store]]);
    const session = await startSession(channel, openSession, {
      services: servicesFor(this.#options, exporters, stores, this.#abort.signal),
      sharedKey,
      signal: this.#abort.signal,
      serve,
      onFailure: (_path, error) => (this.#sessionFailure ??= error),
    });
    const { onWait } = this.#options;
    const unwatch = watchLiveness(channel, {
      received: session.calls,
      onSilence: (seconds, limit) => onWait?.(silence(this.#target.endpoint, seconds, limit)),
      onReturn: () => onWait?.(`BuildKit at ${this.#target.endpoint} answers again.`),
    });
    const status = this.#followStatus();
    try {
      const response = await this.#solve(session, caches, callback);
      await caches.finish(response);
      await layout?.finish(response);
      return { response, digest: response['containerimage.digest'], ref: this.#ref };
    } catch (error) {
      // Without a solve nothing that the callback does is used.
      this.#abort.abort(error);
      throw error;
    } finally {
      unwatch();
      session.close();
      await status.drain(isAborted(this.#options.signal) ? 0 : DRAIN_MS);
    }
  }

  /** The daemon's side and ours run next to each other; whichever fails first ends the other. */
  async #solve(
    session: Session,
    caches: PreparedCaches,
    callback: BuildCallback,
  ): Promise<Readonly<Record<string, string>>> {
    const solving = unaryCall(
      this.#target.channel,
      Control.Solve,
      solveRequest(this.#ref, session.id, this.#options, caches),
      {
        signal: this.#abort.signal,
      },
    );
    const lost = session.closed.then((error) => this.#sessionLost(error));
    const failing = Promise.race([solving, lost]);
    const inner = this.#runCallback(session, caches, callback);
    // Awaited below, unless the daemon's side fails first: then it is that failure which is told.
    inner.catch(() => undefined);
    try {
      // Nothing but a failure ends the daemon's side before ours has returned.
      await Promise.race([inner, failing.then(() => inner)]);
      const { ExporterResponse } = await failing;
      return ExporterResponse;
    } catch (error) {
      const own = this.#callbackError;
      // The daemon only repeats what the callback failed with, unless the callback was merely interrupted.
      if (own === undefined) throw error;
      if (!(own.error instanceof BuildkitError && own.error.code === 'CANCELLED')) throw own.error;
      await failing;
      throw own.error;
    }
  }

  /** A daemon that goes away takes the session along, and which of the two is noticed first is chance. */
  async #sessionLost(error: Error | undefined): Promise<never> {
    const { channel } = this.#target;
    if (error instanceof GrpcError && error.connectionLost) throw error;
    if (error !== undefined && !(await answers(channel, AbortSignal.timeout(ANSWER_MS)))) throw channel.lost();
    throw new BuildkitError('SESSION_LOST', `The daemon gave up the session of the build: ${messageOf(error)}`);
  }

  async #runCallback(session: Session, caches: PreparedCaches, callback: BuildCallback): Promise<void> {
    const bridge = new Bridge(this.#target.channel, this.#ref, this.#abort.signal, (error) => this.#explain(error));
    const gateway = await Gateway.open(bridge, {
      sessionId: session.id,
      cacheImports: caches.imports,
      onDefinition: (definition) => {
        this.#learnNames(definition);
      },
    });
    try {
      const result = resultMessage(await callback(gateway));
      await bridge.call(LLBBridge.Return, { result });
    } catch (error) {
      this.#callbackError = { error };
      const message = { code: GrpcCode.UNKNOWN, message: messageOf(error) };
      // The build ends with our words on the daemon as well; whether it hears them changes nothing here.
      await bridge.call(LLBBridge.Return, { error: message }).catch(() => undefined);
      throw error;
    }
  }

  /** Progress tells the names too, but may come after an error that needs one. */
  #learnNames({ metadata }: Definition): void {
    for (const [digest, { description }] of Object.entries(metadata)) {
      const name = description?.['llb.customname'];
      if (name !== undefined) this.#names.set(digest, name);
    }
  }

  #followStatus(): { drain: (patienceMs: number) => Promise<void> } {
    const stop = new AbortController();
    // Progress is for people: what ends it ends the build too, and is told there.
    const following = this.#readStatus(stop.signal).catch(() => undefined);
    return {
      drain: async (patienceMs) => {
        const timer = setTimeout(() => {
          stop.abort();
        }, patienceMs);
        await following;
        clearTimeout(timer);
      },
    };
  }

  async #readStatus(signal: AbortSignal): Promise<void> {
    for await (const response of streamCall(this.#target.channel, Control.Status, { Ref: this.#ref }, { signal })) {
      const update = readStatus(response);
      for (const { digest, name } of update.vertexes) this.#names.set(digest, name);
      try {
        this.#options.onStatus?.(update);
      } catch (error) {
        // The caller's own mistake must not pass for a build without progress.
        this.#callbackError ??= { error };
        this.#abort.abort(error);
        return;
      }
    }
  }

  #explain(error: unknown): BuildkitError {
    return explain(error, {
      endpoint: this.#target.endpoint,
      vertexName: (digest) => this.#names.get(digest),
      sessionFailure: () => this.#sessionFailure,
    });
  }
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted ?? false;
}

function cancelled(signal: AbortSignal | undefined): BuildkitError {
  return new BuildkitError('CANCELLED', 'The build was cancelled', { cause: signal?.reason });
}
