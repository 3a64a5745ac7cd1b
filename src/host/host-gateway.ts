import type { DaemonInfo } from '../buildkit/index.ts';
import { AipackError } from '../schema/errors.ts';
import { lookup } from '../untrusted/lookup.ts';

const HOSTS = 'add-hosts';
/** How Docker's BuildKit says at which address steps reach the machine that it runs on. */
const LABEL = 'org.mobyproject.buildkit.worker.moby.host-gateway-ip';

/**
 * The attributes of a Dockerfile with the address of the daemon's machine where they say `host-gateway`, which is Docker's word: the
 * frontend takes addresses only.
 * @throws AipackError FEATURE_UNSUPPORTED where the daemon does not tell the address
 */
export function hostGateway(
  attributes: Readonly<Record<string, string>>,
  { workers }: Pick<DaemonInfo, 'workers'>,
): Readonly<Record<string, string>> {
  const hosts = attributes[HOSTS]?.split(',') ?? [];
  if (!hosts.some(isGateway)) return attributes;
  const [address] = workers.flatMap(({ Labels }) => lookup(Labels, LABEL) ?? []);
  if (address === undefined || !/^[0-9a-fA-F.:]+$/.test(address)) throw unknown();
  const resolved = hosts.map((host) => (isGateway(host) ? `${host.slice(0, host.indexOf('='))}=${address}` : host));
  return { ...attributes, [HOSTS]: resolved.join(',') };
}

function isGateway(host: string): boolean {
  return host.endsWith('=host-gateway');
}

function unknown(): AipackError {
  return new AipackError({
    code: 'FEATURE_UNSUPPORTED',
    message:
      'add-hosts: this BuildKit does not tell the address that host-gateway stands for; only the one inside Docker does',
    hint: 'Write the address itself, or build on the BuildKit of Docker.',
  });
}
