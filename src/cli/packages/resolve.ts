import { megabytes } from '../../report/megabytes.ts';
import { resolveProblems } from '../../app/resolve-problems.ts';
import { AipackError } from '../../schema/errors.ts';
import { ResolveError, resolve } from '../../wolfi/index.ts';
import type { Options } from '../../options/table.ts';
import type { CliSurroundings } from '../surroundings.ts';
import { askIndex } from './open-index.ts';
import { printAnswer } from './print-answer.ts';

/** `aipack packages resolve`: everything that would be installed, at its version. */
export async function resolveWorld(
  names: readonly string[],
  options: Options,
  surroundings: CliSurroundings,
): Promise<void> {
  const packages = await askIndex(options, surroundings, (index) => {
    try {
      return resolve(index, names).packages;
    } catch (error) {
      if (!(error instanceof ResolveError)) throw error;
      throw new AipackError(resolveProblems(error), { cause: error });
    }
  });
  const installed = packages.reduce((sum, { installedSize }) => sum + installedSize, 0);
  await printAnswer(options, surroundings, {
    asJson: () => ({ install: packages.map(({ name, version }) => `${name}=${version}`).sort() }),
    asRows: () => packages.map(({ name, version, installedSize }) => [name, version, megabytes(installedSize)]),
    summary: `${packages.length} packages, ${megabytes(installed)} installed`,
  });
}
