import { AipackError } from '../../schema/errors.ts';
import { searchPackages } from '../../wolfi/index.ts';
import type { Options } from '../../options/table.ts';
import type { CliSurroundings } from '../surroundings.ts';
import { askIndex } from './open-index.ts';
import { printAnswer } from './print-answer.ts';

/** `aipack packages search`: packages that fit all words, the most relevant first. */
export async function search(words: readonly string[], options: Options, surroundings: CliSurroundings): Promise<void> {
  const query = words.join(' ');
  const found = await askIndex(options, surroundings, (index) => searchPackages(index, query, options.limit));
  if (found.length === 0) {
    throw new AipackError({
      code: 'PACKAGE_UNKNOWN',
      message: `No package fits ${JSON.stringify(query)}`,
      hint: 'Try fewer or other words; each of them has to fit.',
    });
  }
  await printAnswer(options, surroundings, {
    asJson: () => found,
    asRows: () => found.map(({ name, version, description }) => [name, version, description]),
  });
}
