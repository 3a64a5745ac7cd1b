import { join } from 'node:path';
import { usesBuildx } from './buildx/uses.ts';
import { type Client, type ConnectOptions, connect, patiently } from './client.ts';
import { type ContainerOptions, containerAddress, isRunning, startContainer } from './container/container.ts';
import { BuildkitError, type ConnectAttempt } from './errors.ts';
import { DockerApi } from './transport/docker-api.ts';
import { findDockerHost } from './transport/docker-host.ts';

export interface OpenOptions extends ConnectOptions {
  /** Switches the search off. */
  readonly address?: string | undefined;
  /** What gave the address, for when nothing answers there; BUILDKIT_HOST when left out. */
  readonly addressFrom?: string | undefined;
  /** What named the builder of buildx; BUILDX_BUILDER when left out. */
  readonly builderFrom?: string | undefined;
  /** How to start a BuildKit when none is found, and which running one to take first; neither when left out. */
  readonly container?:
    | (Omit<ContainerOptions, 'environment' | 'signal'> & {
        /** What is found out only where one has to be started; it comes in place of what is said beside it. */
        readonly prepare?: () => Promise<Pick<ContainerOptions, 'config' | 'env' | 'files'>>;
      })
    | undefined;
  /** Starts a BuildKit where no container can be started, and tells its address. */
  readonly release?: Starter | undefined;
  /** Told of a builder that was chosen and can't be used. */
  readonly onWarning?: ((message: string) => void) | undefined;
}

export interface Starter {
  /** For the list of what was tried. */
  readonly name: string;
  /** @throws BuildkitError */
  readonly start: () => Promise<string>;
}

type Container = NonNullable<OpenOptions['container']>;

interface Candidate {
  /** For the list of what was tried. */
  readonly endpoint: string;
  /** Undefined when there is nothing to try, which is not worth telling. */
  readonly open: () => Promise<Client | undefined>;
  readonly onFailure?: (error: BuildkitError) => void;
}

/**
 * Connects to the BuildKit at `address`, or at BUILDKIT_HOST, or to the first that works of: the builder that buildx has in use, the
 * container that was started from here before, Docker's own where it has the containerd image store, a rootless one, the system's,
 * a new container, what `release` starts.
 *
 * @throws BuildkitError NO_BUILDKIT with every attempt, when nothing was named and nothing works; else what connect() throws
 */
export async function openClient(options: OpenOptions): Promise<Client> {
  const { address, addressFrom = 'BUILDKIT_HOST', builderFrom = 'BUILDX_BUILDER', environment } = options;
  const named = address ?? environment.BUILDKIT_HOST;
  if (named !== undefined && named !== '') return connect(named, options).catch(namedBy(addressFrom));
  const attempts: ConnectAttempt[] = [];
  const chosen = usesBuildx(environment) ? await (await import('./buildx/open.ts')).findBuilder(options) : undefined;
  if (chosen?.named === true) return chosen.open().catch(namedBy(builderFrom));
  for (const { endpoint, open, onFailure } of [...(chosen === undefined ? [] : [chosen]), ...candidates(options)]) {
    try {
      const client = await open();
      if (client !== undefined) return client;
    } catch (error) {
      if (!(error instanceof BuildkitError) || error.code === 'CANCELLED') throw error;
      attempts.push({ endpoint, error });
      onFailure?.(error);
    }
  }
  throw nothingWorks(attempts);
}

/** Says of what was named where it was, and what to do. */
function namedBy(origin: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof BuildkitError) || error.code === 'CANCELLED') throw error;
    const { attempts, cause, code, hint, message } = error;
    const instead = `It is named by ${origin}: start a BuildKit there, or leave that out, and the first one found is used.`;
    throw new BuildkitError(code, message, {
      hint: hint === undefined ? instead : `${hint} ${instead}`,
      cause,
      attempts,
    });
  };
}

function candidates(options: OpenOptions): readonly Candidate[] {
  const { container, environment, release } = options;
  const { XDG_RUNTIME_DIR } = environment;
  const at = (endpoint: string): Candidate => ({ endpoint, open: () => connect(endpoint, options) });
  return [
    ...(container === undefined
      ? []
      : [{ endpoint: containerAddress(container), open: () => running(container, options) }]),
    { endpoint: 'docker://', open: () => dockersOwn(options) },
    ...(XDG_RUNTIME_DIR === undefined ? [] : [at(`unix://${join(XDG_RUNTIME_DIR, 'buildkit', 'buildkitd.sock')}`)]),
    at('unix:///run/buildkit/buildkitd.sock'),
    ...(container === undefined
      ? []
      : [{ endpoint: `a new container of ${container.image}`, open: () => started(container, options) }]),
    ...(release === undefined
      ? []
      : [{ endpoint: release.name, open: async () => connect(await release.start(), options) }]),
  ];
}

/** What can't be asked about can't run; the new container will say what is wrong with Docker. */
async function running(container: Container, options: OpenOptions): Promise<Client | undefined> {
  const api = new DockerApi(
    await findDockerHost({ context: container.context }, options.environment),
    options.environment,
  );
  const signal = options.signal ?? new AbortController().signal;
  const found = await patiently(`Docker at ${api.name}`, options, (patience) =>
    isRunning(api, container.name, AbortSignal.any([signal, AbortSignal.timeout(patience)])),
  ).catch((error: unknown) => {
    if (error instanceof BuildkitError && !signal.aborted) return false;
    throw error;
  });
  return found ? connect(containerAddress(container), options) : undefined;
}

async function started(container: Container, options: OpenOptions): Promise<Client> {
  const { environment, signal } = options;
  const prepared = await container.prepare?.();
  return connect(await startContainer({ ...container, ...prepared, environment, signal }), options);
}

/** What is found by searching must be able to make any image; a named endpoint may be less, and says so when asked. */
async function dockersOwn(options: OpenOptions): Promise<Client> {
  const client = await connect('docker://', options);
  if (client.info.containerdStore) return client;
  client.close();
  throw new BuildkitError(
    'UNSUPPORTED',
    "Docker's own BuildKit can't push images or store attestations without the containerd image store",
    {
      hint: 'Set "features": {"containerd-snapshotter": true} in the Docker Engine\'s daemon.json, or name a BuildKit to use.',
    },
  );
}

function nothingWorks(attempts: readonly ConnectAttempt[]): BuildkitError {
  const lines = attempts.map(({ endpoint, error }) => {
    const hint = error.hint === undefined ? '' : `\n    ${error.hint}`;
    return `  ${endpoint}: ${error.message}${hint}`;
  });
  return new BuildkitError('NO_BUILDKIT', `No BuildKit can be used. Tried:\n${lines.join('\n')}`, {
    hint: 'Start Docker, or a BuildKit, and name its address (BUILDKIT_HOST), such as tcp://HOST:1234 or unix:///run/buildkit/buildkitd.sock.',
    attempts,
  });
}
