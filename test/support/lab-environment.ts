import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Lab } from '../lab/lab.ts';

/** The environment of a user whose settings point at the lab: the product itself knows nothing of it. */
export function labEnvironment(lab: Lab, base: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const certificates = base.AIPACK_CA_FILE ?? base.NODE_EXTRA_CA_CERTS;
  return {
    ...base,
    XDG_CACHE_HOME: cacheFor(lab),
    DOCKER_HOST: lab.dockerHost,
    AIPACK_PACKAGE_REPOSITORIES: lab.packages.url,
    AIPACK_PACKAGE_KEYS: lab.packages.publicKeyPath,
    ...(certificates === undefined ? {} : { AIPACK_CA_FILE: certificates }),
  };
}

/** A cache for each state of the lab's packages: an index is trusted for a day, and the lab may be rebuilt within one. */
function cacheFor(lab: Lab): string {
  const index = join(dirname(lab.packages.publicKeyPath), 'x86_64', 'APKINDEX.tar.gz');
  const state = existsSync(index)
    ? createHash('sha256').update(readFileSync(index)).digest('hex').slice(0, 12)
    : 'current';
  return join(lab.directory, 'user-cache', state);
}
