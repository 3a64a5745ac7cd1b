import { AipackError, type Problem } from '../../schema/errors.ts';
import { validateNames, type NameVerdict } from '../../wolfi/index.ts';
import type { Options } from '../../options/table.ts';
import type { CliSurroundings } from '../surroundings.ts';
import { askIndex } from './open-index.ts';
import { printAnswer } from './print-answer.ts';

/**
 * `aipack packages validate`: a verdict on each name, in the order given.
 * @throws AipackError with every name that can't be installed
 */
export async function validate(
  names: readonly string[],
  options: Options,
  surroundings: CliSurroundings,
): Promise<void> {
  const verdicts = await askIndex(options, surroundings, (index) => validateNames(index, names));
  await printAnswer(options, surroundings, {
    asJson: () => verdicts,
    asRows: () => verdicts.map(rowOf),
  });
  const problems = verdicts.filter(({ valid }) => !valid).map(problemOf);
  if (problems.length > 0) throw new AipackError(problems);
}

function rowOf({ name, valid, status, version, providers, suggestions }: NameVerdict): readonly string[] {
  if (!valid) return [name, status, suggestions.length > 0 ? `${suggestions.join(', ')}?` : ''];
  return [name, status, version ?? providers?.join(', ') ?? ''];
}

function problemOf({ message, status }: NameVerdict): Problem {
  return { code: status === 'unknown' ? 'PACKAGE_UNKNOWN' : 'PACKAGES_UNRESOLVABLE', message };
}
