import { randomBytes } from 'node:crypto';
import { BuildkitError } from '../errors.ts';
import { frame } from '../grpc/frames.ts';
import type { Call } from '../grpc/wire.ts';
import type { Init } from '../../proto/codec.ts';
import type { ExecMessage, ExitMessage } from '../../proto/gateway.ts';
import { LLBBridge } from '../../proto/services.ts';
import type { Bridge } from './bridge.ts';
import type { Ref } from './ref.ts';

export interface ContainerOptions {
  /** The root file system; what is written to it is thrown away. */
  readonly root: Ref;
  readonly mounts?: readonly { readonly target: string; readonly ref: Ref; readonly readonly?: boolean }[];
  readonly network?: 'sandbox' | 'host' | 'none';
  readonly hostname?: string;
  readonly extraHosts?: readonly { readonly host: string; readonly ip: string }[];
}

export interface ProcessOptions {
  readonly args: readonly string[];
  /** Nothing is added to it, not even from the image. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly user?: string;
  /** What the process reads; nothing when left out. */
  readonly stdin?: Uint8Array;
  readonly onOutput?: (stream: 'stdout' | 'stderr', data: Uint8Array) => void;
}

export interface ContainerProcess {
  /** The exit code, once the process is done and its output complete. @throws BuildkitError */
  readonly exited: Promise<number>;
  /** A signal by its name without SIG, such as TERM. */
  readonly kill: (signal: string) => void;
}

const networks = { sandbox: 0, host: 1, none: 2 } as const;

/** What the daemon says instead of an exit code when a process did not run, or not to its end. */
const UNKNOWN_EXIT = 255;

/**
 * A container of a build's own, outside the graph: nothing of it is cached or part of a result. Its ports can't be
 * reached from here, only by other processes in it.
 */
export class Container {
  readonly #bridge: Bridge;
  readonly #id: string;

  private constructor(bridge: Bridge, id: string) {
    this.#bridge = bridge;
    this.#id = id;
  }

  /** @throws BuildkitError */
  static async create(bridge: Bridge, options: ContainerOptions): Promise<Container> {
    const id = randomBytes(12).toString('hex');
    const mounts = [{ target: '/', ref: options.root, readonly: false }, ...(options.mounts ?? [])];
    await bridge.call(LLBBridge.NewContainer, {
      ContainerID: id,
      Mounts: mounts.map(({ target, ref, readonly }) => ({
        dest: target,
        resultID: ref.id,
        readonly,
        input: -1,
        output: -1,
      })),
      Network: networks[options.network ?? 'sandbox'],
      hostname: options.hostname,
      extraHosts: options.extraHosts?.map(({ host, ip }) => ({ Host: host, IP: ip })),
    });
    return new Container(bridge, id);
  }

  /**
   * Starts a process. The first is the container's own: when it ends, so does every other.
   *
   * @throws BuildkitError when it can't be started
   */
  async start(options: ProcessOptions): Promise<ContainerProcess> {
    const call = this.#bridge.open(LLBBridge.ExecProcess.path);
    const process = new Process(call, this.#bridge, options);
    process.send({
      Init: {
        ContainerID: this.#id,
        Meta: {
          args: options.args,
          env: Object.entries(options.env ?? {}).map(([key, value]) => `${key}=${value}`),
          cwd: options.cwd ?? '/',
          user: options.user,
        },
        Fds: options.stdin === undefined ? [1, 2] : [0, 1, 2],
      },
    });
    const exited = process.follow();
    // Whoever is interested awaits it; a process that nobody awaits must not bring this one down.
    exited.catch(() => undefined);
    await Promise.race([process.started, exited]);
    return {
      exited,
      kill: (signal) => {
        process.send({ Signal: { Name: signal } });
      },
    };
  }

  /**
   * Runs a process to its end and gives its exit code. A program that is not there is not told from one that fails:
   * the container runtime says so in its place, on standard error, and ends with a code other than 0.
   *
   * @throws BuildkitError
   */
  async run(options: ProcessOptions): Promise<number> {
    const { exited } = await this.start(options);
    return exited;
  }

  /** Ends the container and all that runs in it. @throws BuildkitError */
  async release(): Promise<void> {
    try {
      await this.#bridge.call(LLBBridge.ReleaseContainer, { ContainerID: this.#id });
    } catch (error) {
      // The daemon answers with how the first process ended, which is known already.
      if (!(error instanceof BuildkitError && error.exitCode !== undefined)) throw error;
    }
  }
}

class Process {
  readonly #call: Call;
  readonly #bridge: Bridge;
  readonly #options: ProcessOptions;
  readonly #id = randomBytes(12).toString('hex');
  readonly #started = Promise.withResolvers<undefined>();

  constructor(call: Call, bridge: Bridge, options: ProcessOptions) {
    this.#call = call;
    this.#bridge = bridge;
    this.#options = options;
  }

  get started(): Promise<undefined> {
    return this.#started.promise;
  }

  send(message: Init<ExecMessage>): void {
    this.#call.write(frame(LLBBridge.ExecProcess.request.encode({ ProcessID: this.#id, ...message })));
  }

  async follow(): Promise<number> {
    let exit: ExitMessage | undefined;
    try {
      for await (const bytes of this.#call.messages()) {
        const message = LLBBridge.ExecProcess.response.decode(bytes);
        if (message.Started !== null) this.#begin();
        if (message.File !== null && message.File.Data.byteLength > 0) {
          this.#options.onOutput?.(message.File.Fd === 2 ? 'stderr' : 'stdout', message.File.Data);
        }
        if (message.Exit !== null) exit = message.Exit;
        // Output may follow the exit, but nothing follows this.
        if (message.Done !== null) break;
      }
    } catch (error) {
      // A process that fails also fails the call, after all of its output.
      if (exit === undefined) throw this.#bridge.explain(error);
    }
    if (exit === undefined)
      throw new BuildkitError('EXEC_FAILED', `"${this.#options.args.join(' ')}" ended without an exit code`);
    const failure = exit.Error?.message ?? '';
    if (exit.Code === UNKNOWN_EXIT && failure !== '') throw new BuildkitError('EXEC_FAILED', failure);
    return exit.Code;
  }

  #begin(): void {
    this.#started.resolve(undefined);
    const { stdin } = this.#options;
    if (stdin === undefined) return;
    this.send({ File: { Fd: 0, Data: stdin } });
    this.send({ File: { Fd: 0, EOF: true } });
  }
}
