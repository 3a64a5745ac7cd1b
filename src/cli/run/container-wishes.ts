import type { Options } from '../../options/table.ts';
import { AipackError, type Problem } from '../../schema/errors.ts';
import { lookup } from '../../untrusted/lookup.ts';

/**
 * What the container of `aipack run` is asked to be.
 * @throws AipackError INPUT_INVALID
 */
export function readContainerWishes(
  { env, publish }: Pick<Options, 'env' | 'publish'>,
  environment: NodeJS.ProcessEnv,
): { readonly env: readonly string[]; readonly port?: number } {
  const problems: Problem[] = [];
  const variables = env.flatMap((item): readonly string[] => {
    const name = item.split('=', 1)[0] ?? '';
    if (!/^[A-Za-z_]\w{0,200}$/.test(name)) {
      problems.push({
        code: 'INPUT_INVALID',
        message: `--env ${JSON.stringify(name)}: a variable is called by letters, digits and underscores`,
        hint: 'Write it like `--env NAME=value`, or `--env NAME` for the one of this shell.',
      });
      return [];
    }
    if (item.includes('=')) return [item];
    const value = lookup(environment, name);
    // As docker has it: what is not set here is not set there.
    return value === undefined ? [] : [`${name}=${value}`];
  });
  const port = Number(publish);
  if (publish !== undefined && !(/^\d{1,5}$/.test(publish) && port > 0 && port < 65_536)) {
    problems.push({
      code: 'INPUT_INVALID',
      message: `--port ${JSON.stringify(publish)} is not a port of this machine`,
      hint: 'Give a number from 1 to 65535; where the application listens inside is said by AIPACK_PORT or aipack.yml.',
    });
  }
  if (problems.length > 0) throw new AipackError(problems);
  return { env: variables, ...(publish === undefined ? {} : { port }) };
}
