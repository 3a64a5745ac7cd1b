import type { Client } from '../../buildkit/index.ts';
import type { AttestationChoice } from '../../app/attest.ts';
import type { StepProxies } from '../../image/step-proxies.ts';
import type { StepNetwork } from '../../options/network.ts';
import { AipackError } from '../../schema/errors.ts';
import { findStepProxies } from './step-proxies.ts';

/**
 * What leads steps out of a network that has no other way, and what is attested of a build that is given it.
 * @param wish what was asked for as provenance, if anything
 * @throws AipackError INPUT_INVALID for a proxy that can't be used, or one whose password would be published
 */
export function stepWays(
  { configured, network }: StepNetworkWishes,
  choice: AttestationChoice,
  wish: string | boolean | undefined,
  { endpoint, info }: Pick<Client, 'endpoint' | 'info'>,
  { environment, onNotice }: StepSurroundings,
): StepWays {
  // Docker's own steps have a network of their own; those of another BuildKit have its, which is this machine's unless it is elsewhere.
  const reachesLoopback = network === 'host' || !(info.docker || endpoint.startsWith('tcp:'));
  const { proxies, secret, unreachable } = findStepProxies({ environment, configured, reachesLoopback });
  if (unreachable.length > 0) {
    const names = unreachable.join(' and ');
    onNotice(
      `Build steps go without the proxy that ${names} names: it is on this machine, which they reach with network: host only.`,
    );
  }
  return { proxies, attestations: secret ? withoutPasswords(choice, wish, onNotice) : choice };
}

export interface StepSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly onNotice: (message: string) => void;
}

export interface StepNetworkWishes {
  /** `proxies` of Docker's configuration. */
  readonly configured: unknown;
  readonly network: StepNetwork | undefined;
}

export interface StepWays {
  readonly proxies?: StepProxies;
  readonly attestations: AttestationChoice;
}

/** Provenance of mode=max publishes each step as it was given to BuildKit. */
function withoutPasswords(
  choice: AttestationChoice,
  wish: string | boolean | undefined,
  onNotice: StepSurroundings['onNotice'],
): AttestationChoice {
  const { provenance } = choice;
  if (provenance === false || !provenance.includes('mode=max')) return choice;
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
