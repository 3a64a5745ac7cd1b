import { join } from 'node:path';
import { type Client, type ConnectOptions, connect } from './client.ts';
import { type Endpoint, formatEndpoint, parseEndpoint } from './endpoint/parse.ts';
import { BuildkitError, type ConnectAttempt } from './errors.ts';

export interface OpenOptions extends ConnectOptions {
  /** Switches the search off. */
  readonly address?: string | undefined;
}

/**
 * Connects to the BuildKit at `address`, or at BUILDKIT_HOST, or to the first that works of: Docker's own where it has
 * the containerd image store, a rootless one, the system's.
 *
 * @throws {BuildkitError} NO_BUILDKIT with every attempt, when nothing was named and nothing works; else what connect() throws
 */
export async function openClient(options: OpenOptions): Promise<Client> {
  const named = options.address ?? options.environment.BUILDKIT_HOST;
  if (named !== undefined && named !== '') return connect(named, options);
  const attempts: ConnectAttempt[] = [];
  for (const endpoint of candidates(options)) {
    try {
      return await connectSuitable(endpoint, options);
    } catch (error) {
      if (!(error instanceof BuildkitError) || error.code === 'CANCELLED') throw error;
      attempts.push({ endpoint: formatEndpoint(endpoint), error });
    }
  }
  throw nothingWorks(attempts);
}

function candidates({ environment }: OpenOptions): readonly Endpoint[] {
  const { XDG_RUNTIME_DIR } = environment;
  const rootless =
    XDG_RUNTIME_DIR === undefined ? [] : [`unix://${join(XDG_RUNTIME_DIR, 'buildkit', 'buildkitd.sock')}`];
  return ['docker://', ...rootless, 'unix:///run/buildkit/buildkitd.sock'].map(parseEndpoint);
}

/** What is found by searching must be able to make any image; a named endpoint may be less, and says so when asked. */
async function connectSuitable(endpoint: Endpoint, options: OpenOptions): Promise<Client> {
  const client = await connect(endpoint, options);
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
