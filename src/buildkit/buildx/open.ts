import { type Client, type ConnectOptions, connect } from '../client.ts';
import type { BuildkitError } from '../errors.ts';
import { reachBuilder } from './reach.ts';
import { chosenBuilder, type ChosenBuilder } from './store.ts';

export interface BuilderOptions extends ConnectOptions {
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** The builder of buildx to take before all else that can be found. */
export interface FoundBuilder {
  /** For the list of what was tried. */
  readonly endpoint: string;
  /** Whether BUILDX_BUILDER names it: nothing else is used then. */
  readonly named: boolean;
  readonly open: () => Promise<Client>;
  readonly onFailure: (error: BuildkitError) => void;
}

/** Undefined where buildx has none in use. */
export async function findBuilder(options: BuilderOptions): Promise<FoundBuilder | undefined> {
  const chosen = await chosenBuilder(options.environment);
  if (chosen === undefined) return undefined;
  const { name, named } = chosen;
  return {
    endpoint: `the builder ${name} of buildx`,
    named,
    open: () => openBuilder(chosen, options),
    onFailure: ({ message }) =>
      options.onWarning?.(
        `The builder ${name}, which buildx has in use, can't be used: ${message}. Another BuildKit is looked for. docker buildx inspect --bootstrap ${name} starts it.`,
      ),
  };
}

async function openBuilder({ builder, name }: ChosenBuilder, options: BuilderOptions): Promise<Client> {
  const { environment, onWarning } = options;
  // buildx has a builder by the name of each of Docker's contexts.
  if (builder === undefined) {
    const endpoint = name === 'default' ? {} : { context: name };
    return connect({ kind: 'docker', ...endpoint }, { ...options, builder: `${name}/${name}` });
  }
  const signal = options.signal ?? new AbortController().signal;
  const reached = await reachBuilder(builder, environment, signal);
  const client = await connect(reached.endpoint, {
    ...options,
    builder: `${name}/${builder.node.name}`,
    environment: reached.environment,
  });
  if (builder.size > 1) {
    onWarning?.(`The builder ${name} has ${builder.size} machines, of which the first builds for all platforms.`);
  }
  return client;
}
