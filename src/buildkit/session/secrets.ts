import { GrpcCode } from '../grpc/status.ts';
import { Secrets } from '../../proto/services.ts';
import { SessionCallError, type SessionService, unary } from './service.ts';

/** Gives a secret's value each time a step asks for it. */
export type SecretProvider = () => Uint8Array | Promise<Uint8Array>;

/** The daemon's own limit. */
const MAX_SECRET = 500 * 1024;

export function secretsService(secrets: Readonly<Record<string, SecretProvider>>): SessionService {
  const known = new Map(Object.entries(secrets));
  return [
    unary(Secrets.GetSecret, async ({ ID }) => {
      const provider = known.get(ID);
      // Only this code lets a step with an optional secret go on without it.
      if (provider === undefined) throw new SessionCallError(GrpcCode.NOT_FOUND, `no secret with the id "${ID}"`);
      const data = await provider();
      if (data.byteLength > MAX_SECRET) {
        throw new SessionCallError(
          GrpcCode.RESOURCE_EXHAUSTED,
          `the secret "${ID}" is larger than ${MAX_SECRET} bytes`,
        );
      }
      return { data };
    }),
  ];
}
