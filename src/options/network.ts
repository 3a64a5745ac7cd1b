import { AipackError, type Problem } from '../schema/errors.ts';

/** The network of build steps: BuildKit's own without a word, none, or that of the daemon's machine. */
export type StepNetwork = 'none' | 'host';

const NETWORKS = ['default', 'none', 'host'];

/** What is wrong with a network as it was given; undefined for one that there is. */
export function networkProblem(network: string | undefined): Problem | undefined {
  if (network === undefined || NETWORKS.includes(network)) return undefined;
  return {
    code: 'INPUT_INVALID',
    message: `network: ${JSON.stringify(network)} can't be read`,
    hint: `Use ${NETWORKS.join(', ')}.`,
  };
}

/**
 * Undefined for the network that steps have anyway.
 * @throws AipackError INPUT_INVALID
 */
export function parseNetwork(network: string | undefined): StepNetwork | undefined {
  const problem = networkProblem(network);
  if (problem !== undefined) throw new AipackError(problem);
  return network === 'none' || network === 'host' ? network : undefined;
}

/** What a daemon has to allow a build whose steps have the network. */
export function networkEntitlements(network: StepNetwork | undefined): readonly string[] {
  return network === 'host' ? ['network.host'] : [];
}
