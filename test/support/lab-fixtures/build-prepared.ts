import type { Lab } from '../../lab/lab.ts';
import { buildService, type BuiltService } from '../built-service.ts';
import type { PreparedFixture } from './prepare.ts';

/** Builds a fixture from a checkout of it, starts what was built, and pushes it to the lab's registry. */
export function buildPrepared(
  lab: Lab,
  { env, needs, secrets, service }: PreparedFixture,
  checkout: string,
  name: string,
  args: readonly string[] = [],
): Promise<BuiltService> {
  return buildService(lab, checkout, { name, args: [...service, ...secrets, ...args], env, needs });
}
