import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildSurroundings } from '../host/build-wishes.ts';

/** Where packages are kept: with the tools of a runner that stays, and for the run on one that is thrown away. */
export function packageFolder(environment: NodeJS.ProcessEnv): BuildSurroundings['packages'] {
  const { RUNNER_ENVIRONMENT: kind, RUNNER_TEMP: temporary = '', RUNNER_TOOL_CACHE: tools = '' } = environment;
  if (kind === 'self-hosted' && tools !== '') return { folder: join(tools, 'aipack', 'packages'), lasting: true };
  return { folder: temporary === '' ? tmpdir() : temporary, lasting: false };
}
