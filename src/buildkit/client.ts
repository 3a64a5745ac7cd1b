import type { BuildCallback, BuildOptions, BuildResult } from './build-options.ts';
import { type BuildTarget, runBuild } from './build.ts';
import { type Endpoint, formatEndpoint, parseEndpoint } from './endpoint/parse.ts';
import { withEngineVersion } from './engine-version.ts';
import { BuildkitError } from './errors.ts';
import { explain } from './explain.ts';
import type { Channel, Wire } from './grpc/wire.ts';
import { ownWire } from './own-wire.ts';
import type { SessionOpener } from './session/session.ts';
import type { Environment } from './transport/connection.ts';
import { dial } from './transport/dial.ts';
import { dockerBuilder } from './transport/docker-host.ts';
import { type DaemonInfo, inspectDaemon } from './version.ts';

export interface ConnectOptions {
  readonly environment: Environment;
  readonly signal?: AbortSignal | undefined;
  /** Certificates of authorities that count besides Node's own, as PEM, where an address names none. */
  readonly certificates?: string | undefined;
  /** How long a daemon may take to say what it is, in milliseconds; 20,000 by default. */
  readonly patience?: number | undefined;
  /** Told of a daemon that takes long to say it. */
  readonly onWait?: ((message: string) => void) | undefined;
  /** What buildx calls the builder and the node that answer there, as `BUILDER/NODE`. */
  readonly builder?: string | undefined;
  /** Another gRPC than the client's own, for those who compare. */
  readonly wire?: Wire | undefined;
}

const PATIENCE_MS = 20_000;
/** A daemon on the far side of the world answers within a second, in milliseconds. */
const TOLD_MS = 8_000;

/** A connection to one daemon. */
export class Client {
  /** The daemon's address. */
  readonly endpoint: string;
  readonly info: DaemonInfo;
  /** What buildx calls it, as `BUILDER/NODE`; undefined where buildx doesn't know it. */
  readonly builder: string | undefined;
  readonly #channel: Channel;
  readonly #openSession: SessionOpener | undefined;
  readonly #serve: Wire['serve'];

  constructor(
    endpoint: string,
    info: DaemonInfo,
    channel: Channel,
    { builder, openSession, serve }: Pick<BuildTarget, 'openSession' | 'serve'> & Pick<ConnectOptions, 'builder'>,
  ) {
    this.builder = builder;
    this.endpoint = endpoint;
    this.info = info;
    this.#channel = channel;
    this.#openSession = openSession;
    this.#serve = serve;
  }

  /**
   * Runs one build: `callback` makes the result through the gateway, then the daemon exports it. What the callback
   * throws fails the build and is thrown from here unchanged.
   *
   * @throws BuildkitError
   */
  async build(options: BuildOptions, callback: BuildCallback): Promise<BuildResult> {
    const { endpoint, info } = this;
    const target = { channel: this.#channel, openSession: this.#openSession, serve: this.#serve, info, endpoint };
    return runBuild(target, options, callback);
  }

  /**
   * The provenance that the daemon recorded of a build, whatever was attested: predicates as JSON, by platform; that of a build which
   * has but one is under ''. Undefined for a build that the daemon has no record of.
   * @throws BuildkitError where the daemon keeps no such records
   */
  async provenance(ref: string): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
    const { recordedProvenance } = await import('./history.ts');
    return recordedProvenance(this.#channel, ref, AbortSignal.timeout(PATIENCE_MS)).catch((error: unknown) => {
      throw explain(error, { endpoint: this.endpoint });
    });
  }

  /** Fulfilled once the connection is gone, by close() or by itself. */
  get closed(): Promise<void> {
    return this.#channel.closed.then(() => undefined);
  }

  /** Ends the connection, and any build that still runs on it. Safe to call twice. */
  close(): void {
    this.#channel.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/**
 * Connects to one endpoint and makes sure that a BuildKit new enough answers there.
 *
 * @throws BuildkitError
 */
export async function connect(address: string | Endpoint, options: ConnectOptions): Promise<Client> {
  const endpoint = typeof address === 'string' ? parseEndpoint(address) : address;
  const name = formatEndpoint(endpoint);
  return patiently(`BuildKit at ${name}`, options, (patience) => connectWithin(patience, endpoint, name, options));
}

/** Tells of what takes long to answer, and how long it may take altogether, in milliseconds. */
export async function patiently<T>(
  what: string,
  { onWait, patience = PATIENCE_MS }: Pick<ConnectOptions, 'onWait' | 'patience'>,
  run: (patience: number) => Promise<T>,
): Promise<T> {
  const told = setTimeout(() => {
    const [taken, limit] = [TOLD_MS / 1000, patience / 1000];
    onWait?.(`${what} has not answered for ${taken} seconds; it is given up after ${limit}.`);
  }, TOLD_MS);
  try {
    return await run(patience);
  } finally {
    clearTimeout(told);
  }
}

async function connectWithin(
  patience: number,
  endpoint: Endpoint,
  name: string,
  options: ConnectOptions,
): Promise<Client> {
  const timeout = AbortSignal.timeout(patience);
  const signal = options.signal ?? new AbortController().signal;
  const connection = await dial(endpoint, {
    environment: options.environment,
    certificates: options.certificates,
    signal,
  });
  const { open, serve } = options.wire ?? ownWire;
  const channel = open(connection.stream, { authority: connection.authority, lastWords: connection.lastWords });
  try {
    const between = connection.lastWords !== undefined;
    const hello = AbortSignal.any([signal, timeout]);
    const said = await inspectDaemon(channel, {
      endpoint: name,
      docker: endpoint.kind === 'docker',
      between,
      signal: hello,
    });
    const { environment } = options;
    const info =
      endpoint.kind === 'docker' ? await withEngineVersion(said, endpoint, { environment, signal: hello }) : said;
    const builder = options.builder ?? (endpoint.kind === 'docker' ? dockerBuilder(endpoint, environment) : undefined);
    return new Client(name, info, channel, { builder, openSession: connection.openSession, serve });
  } catch (error) {
    channel.close();
    if (timeout.aborted && !signal.aborted) {
      // A program in between that says something on the way, and waits, knows more.
      const words = connection.lastWords?.();
      const what = connection.lastWords === undefined ? 'accepts connections but does not answer' : 'does not answer';
      throw new BuildkitError('CONNECT_FAILED', `${name} ${what}${words === undefined ? '' : `: ${words}`}`, {
        cause: error,
      });
    }
    throw explain(error, { endpoint: name });
  }
}
