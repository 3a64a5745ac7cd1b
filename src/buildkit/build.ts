import { randomBytes } from 'node:crypto';
import { type PreparedCaches, prepareCaches } from './cache.ts';
import { BuildkitError, messageOf } from './errors.ts';
import { explain } from './explain.ts';
import type { Exporter } from './exporters.ts';
import { Bridge } from './gateway/bridge.ts';
import { type CacheEntry, Gateway, cacheMessage } from './gateway/gateway.ts';
import { type BuildOutcome, resultMessage } from './gateway/result.ts';
import type { Channel } from './grpc/channel.ts';
import { GrpcCode, GrpcError } from './grpc/status.ts';
import { watchLiveness } from './liveness.ts';
import { type StatusUpdate, readStatus } from './progress.ts';
import type { Init } from './proto/codec.ts';
import type { SolveRequest } from './proto/control.ts';
import { Control, LLBBridge } from './proto/services.ts';
import { type SessionResources, servicesFor } from './session/services.ts';
import { type Session, type SessionOpener, startSession } from './session/session.ts';
import { type DaemonInfo, isAtLeast } from './version.ts';

export interface BuildOptions extends SessionResources {
  /** None builds without keeping anything but cache. */
  readonly exporters?: readonly Exporter[];
  /** Such as `attest:provenance`; recorded with the build. */
  readonly frontendAttrs?: Readonly<Record<string, string>>;
  readonly cacheImports?: readonly CacheEntry[];
  readonly cacheExports?: readonly CacheEntry[];
  readonly entitlements?: readonly string[];
  /** Builds with one key send only what changed since the last of them. */
  readonly sharedKey?: string;
  /** Leaves no record in the daemon's history. */
  readonly internal?: boolean;
  readonly onStatus?: (update: StatusUpdate) => void;
  readonly signal?: AbortSignal;
}

export interface BuildResult {
  /** What the exporters tell: `containerimage.digest`, `image.name`… */
  readonly response: Readonly<Record<string, string>>;
  /** Of the manifest or index, where an image was made. */
  readonly digest: string | undefined;
}

/** The inside of a build: makes results through the gateway, and says what the build's outcome is. */
export type BuildCallback = (gateway: Gateway) => Promise<BuildOutcome>;

export interface BuildTarget {
  readonly channel: Channel;
  readonly openSession: SessionOpener | undefined;
  readonly info: DaemonInfo;
  readonly endpoint: string;
}

/** How long progress may trail behind once the build is over. */
const DRAIN_MS = 5_000;
/** How long a daemon that gave up a session may take to show that it is there itself. */
const ANSWER_MS = 2_500;

/** One build from start to end. Nothing of it is left when the promise settles. */
export async function runBuild(target: BuildTarget, options: BuildOptions, run: BuildCallback): Promise<BuildResult> {
  checkOptions(target.info, options);
  return new Build(target, options).run(run);
}

/** @throws {BuildkitError} UNSUPPORTED */
function checkOptions({ version, docker, containerdStore }: DaemonInfo, { exporters = [] }: BuildOptions): void {
  if (exporters.length > 1 && isAtLeast(version, '0.13.0') === false) {
    throw new BuildkitError('UNSUPPORTED', 'Several outputs at once need BuildKit 0.13', {
      hint: 'Use a newer BuildKit, or build once for each output.',
    });
  }
  const wrong = exporters.find(({ type }) => ['image', 'oci', 'docker'].includes(type));
  if (docker && !containerdStore && wrong !== undefined) {
    throw new BuildkitError(
      'UNSUPPORTED',
      `Docker's own BuildKit has no "${wrong.type}" output without the containerd image store`,
      {
        hint: 'Turn the containerd image store on in the Docker Engine, or use a BuildKit of its own.',
      },
    );
  }
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
    const { channel, openSession, info } = this.#target;
    const { cacheImports = [], cacheExports = [], exporters = [], sharedKey } = this.#options;
    const caches = await prepareCaches(info, cacheImports, cacheExports);
    const session = await startSession(channel, openSession, {
      services: servicesFor(this.#options, exporters, caches.stores),
      sharedKey,
      signal: this.#abort.signal,
      onFailure: (_path, error) => (this.#sessionFailure ??= error),
    });
    const unwatch = watchLiveness(channel, session.calls);
    const status = this.#followStatus();
    try {
      const response = await this.#solve(session, caches, callback);
      await caches.finish(response);
      return { response, digest: response['containerimage.digest'] };
    } catch (error) {
      // Whatever the callback still does is of no use any more.
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
    const solving = this.#target.channel.unary(Control.Solve, this.#request(session.id, caches), {
      signal: this.#abort.signal,
    });
    const lost = session.closed.then((error) => this.#sessionLost(error));
    const failing = Promise.race([solving, lost]);
    const inner = this.#runCallback(session, caches, callback);
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
    if (error !== undefined && !(await channel.ping(ANSWER_MS))) throw channel.lost();
    throw new BuildkitError('SESSION_LOST', `The daemon gave up the session of the build: ${messageOf(error)}`);
  }

  async #runCallback(session: Session, caches: PreparedCaches, callback: BuildCallback): Promise<void> {
    const bridge = new Bridge(this.#target.channel, this.#ref, this.#abort.signal, (error) => this.#explain(error));
    const gateway = await Gateway.open(bridge, session.id, caches.imports);
    try {
      const result = resultMessage(await callback(gateway));
      await bridge.call(LLBBridge.Return, { result });
    } catch (error) {
      this.#callbackError = { error };
      // The build ends with our words on the daemon as well; whether it hears them changes nothing here.
      const message = { code: GrpcCode.UNKNOWN, message: messageOf(error) };
      await bridge.call(LLBBridge.Return, { error: message }).catch(() => undefined);
      throw error;
    }
  }

  #request(session: string, caches: PreparedCaches): Init<SolveRequest> {
    const { exporters = [], frontendAttrs, entitlements, internal } = this.#options;
    const [first] = exporters;
    return {
      Ref: this.#ref,
      Session: session,
      // Daemons up to 0.12 only know the first pair, later ones ignore it.
      ExporterDeprecated: first?.type,
      ExporterAttrsDeprecated: first?.attributes,
      Exporters: exporters.map(({ type, attributes }) => ({ Type: type, Attrs: attributes })),
      FrontendAttrs: frontendAttrs,
      // Must be there even when it says nothing: some versions crash without.
      Cache: { Exports: caches.exports.map(cacheMessage), Imports: caches.imports.map(cacheMessage) },
      Entitlements: entitlements,
      Internal: internal,
    };
  }

  #followStatus(): { drain: (patienceMs: number) => Promise<void> } {
    const stop = new AbortController();
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
    for await (const response of this.#target.channel.stream(Control.Status, { Ref: this.#ref }, { signal })) {
      const update = readStatus(response);
      for (const { digest, name } of update.vertexes) this.#names.set(digest, name);
      this.#options.onStatus?.(update);
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
