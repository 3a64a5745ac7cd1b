import type { Client } from '../buildkit/index.ts';
import type { AttestationChoice } from '../app/attest.ts';
import type { StepProxies } from '../image/step-proxies.ts';
import type { StepNetwork } from '../options/network.ts';
import { AipackError } from '../schema/errors.ts';
import type { BuildSurroundings } from './build.ts';
import { configuredProxies } from './docker-config.ts';
import { namesProxies } from './use-network.ts';

/** The proxies that steps are given, and whether a password is in them. */
export interface StepWays {
  readonly proxies?: StepProxies;
  readonly secret: boolean;
}

/**
 * What leads steps out of a network that has no other way: see findStepProxies.
 * @throws AipackError INPUT_INVALID for a proxy that can't be used
 */
export async function stepWays(
  network: StepNetwork | undefined,
  { endpoint, info }: Client,
  { environment, onNotice }: Pick<BuildSurroundings, 'environment' | 'onNotice'>,
): Promise<StepWays> {
  const configured = configuredProxies(environment);
  if (network === 'none' || (configured === undefined && !namesProxies(environment))) return { secret: false };
  const { findStepProxies } = await import('./network/step-proxies.ts');
  // Docker's own steps have a network of their own; those of another BuildKit have its, which is this machine's unless it is elsewhere.
  const reachesLoopback = network === 'host' || !(info.docker || endpoint.startsWith('tcp:'));
  const { proxies, secret, unreachable } = findStepProxies({ environment, configured, reachesLoopback });
  if (unreachable.length > 0) {
    const names = unreachable.join(' and ');
    onNotice(`Build steps go without the proxy that ${names} names: it is on this machine, which they reach with network: host only.`);
  }
  return { proxies, secret };
}

/**
 * What is attested of a build whose steps have a proxy with a password, which provenance of mode=max would publish with each step.
 * @param wish what was asked for, if anything
 * @throws AipackError INPUT_INVALID where that mode was asked for
 */
export function withoutPasswords(
  choice: AttestationChoice,
  { secret }: StepWays,
  wish: string | boolean | undefined,
  onNotice: BuildSurroundings['onNotice'],
): AttestationChoice {
  const { provenance } = choice;
  if (!secret || provenance === false || !provenance.includes('mode=max')) return choice;
  if (String(wish ?? '').includes('mode=max')) {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: "Provenance of mode=max would publish the password of the build steps' proxy",
      hint: 'Ask for mode=min, or name a proxy without a password.',
    });
  }
  onNotice("Provenance is of mode=min: that of mode=max would publish the password of the build steps' proxy.");
  return { ...choice, provenance: provenance.replace('mode=max', 'mode=min') };
}
