import type { AttestationChoice } from '../app/attest.ts';
import type { Client } from '../buildkit/index.ts';
import type { StepNetwork } from '../options/network.ts';
import { configuredProxies } from './docker-config.ts';
import type { StepSurroundings, StepWays } from './network/step-ways.ts';
import { namesProxies } from './use-network.ts';

/**
 * The proxies that build steps are given, and what is attested of them then: few runs have any.
 * @throws AipackError INPUT_INVALID as stepWays
 */
export async function waysOfSteps(
  network: StepNetwork | undefined,
  ...rest: [AttestationChoice, string | boolean | undefined, Client, StepSurroundings]
): Promise<StepWays> {
  const [attestations, , , { environment }] = rest;
  const configured = configuredProxies(environment);
  if (network === 'none' || (configured === undefined && !namesProxies(environment))) return { attestations };
  const { stepWays } = await import('./network/step-ways.ts');
  return stepWays({ configured, network }, ...rest);
}
