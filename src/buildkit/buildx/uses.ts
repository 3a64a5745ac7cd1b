import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dockerConfigDirectory } from '../../oci/index.ts';
import type { Environment } from '../transport/connection.ts';

/** Whether there may be anything of buildx to read: most machines have none. */
export function usesBuildx(environment: Environment): boolean {
  const { BUILDX_BUILDER: named = '', BUILDX_CONFIG: given = '' } = environment;
  const directory = dockerConfigDirectory(environment);
  return `${named}${given}` !== '' || (directory !== undefined && existsSync(join(directory, 'buildx')));
}
