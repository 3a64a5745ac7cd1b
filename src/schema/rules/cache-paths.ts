import { posix } from 'node:path';
import type { UniversalBuild } from '../universal-build.ts';
import { specProblem, type ValidationRule } from './rule.ts';

/** Caches live under /root: /tmp is emptied between steps, and the source tree would be hidden by a mount. */
export const cachePathRule: ValidationRule = {
  name: 'cache paths',
  check: (build: UniversalBuild) =>
    build.build.cache
      .filter((path) => path !== posix.normalize(path) || !path.startsWith('/root/') || path === '/root/')
      .map((path) =>
        specProblem(
          build,
          'build.cache',
          `${JSON.stringify(path)} is not a clean path below /root`,
          'Point the tool at a folder under /root/.cache with its environment variable, and name that folder here.',
        ),
      ),
};
