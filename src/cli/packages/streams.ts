import { AipackError, type Problem } from '../../schema/errors.ts';
import {
  chooseStream,
  FAMILIES,
  findFamily,
  listStreams,
  StreamError,
  type PackageIndex,
  type Stream,
  type StreamChoice,
} from '../../wolfi/index.ts';
import { printable, say } from '../../untrusted/printable.ts';
import type { Options } from '../../options/table.ts';
import type { CliSurroundings } from '../surroundings.ts';
import { askIndex } from './open-index.ts';
import { printAnswer } from './print-answer.ts';

interface FamilyStreams {
  readonly family: string;
  readonly title: string;
  /** What a project gets that asks for the range, or for nothing. */
  readonly choice: StreamChoice;
  /** Newest first. */
  readonly streams: readonly Stream[];
}

/**
 * `aipack packages streams`: the streams of families, of all by default, and the one that a range gets.
 * @throws AipackError with every family that is unknown or has nothing that fits
 */
export async function streams(
  names: readonly string[],
  options: Options,
  surroundings: CliSurroundings,
): Promise<void> {
  if (options.wish !== undefined)
    surroundings.stderr(say`notice: --wish is called --range; the old name works as well.\n`);
  const range = options.range ?? options.wish;
  const found = await askIndex(options, surroundings, (index) => readFamilies(index, names, range, options));
  for (const { choice } of found) {
    if (range !== undefined && choice.notice !== undefined)
      surroundings.stderr(say`notice: ${printable(choice.notice)}\n`);
  }
  await printAnswer(options, surroundings, {
    asJson: () => found,
    asRows: () =>
      found.flatMap(({ title, choice, streams: list }) =>
        list.map((stream, i) => [i === 0 ? title : '', ...describe(stream, choice)]),
      ),
  });
}

function readFamilies(
  index: PackageIndex,
  names: readonly string[],
  range: string | undefined,
  options: Options,
): FamilyStreams[] {
  const staleness = options.maxStreamAge === undefined ? {} : { maxBuildAgeDays: options.maxStreamAge };
  // A family that a small repository has nothing of is only missed by who asks for it.
  const wanted =
    names.length > 0 ? names : FAMILIES.map(({ name }) => name).filter((name) => listStreams(index, name).length > 0);
  const problems: Problem[] = [];
  const found = wanted.flatMap((name): FamilyStreams[] => {
    try {
      const choice = chooseStream(index, name, range, staleness);
      const title = findFamily(name)?.title ?? name;
      return [{ family: choice.family, title, choice, streams: listStreams(index, name, staleness) }];
    } catch (error) {
      if (!(error instanceof StreamError)) throw error;
      const code = error.code === 'STREAM_UNKNOWN_FAMILY' ? 'INPUT_INVALID' : 'VERSION_UNAVAILABLE';
      problems.push({ code, message: error.message, hint: error.hint });
      return [];
    }
  });
  if (problems.length > 0) throw new AipackError(problems);
  return found;
}

function describe(stream: Stream, choice: StreamChoice): readonly string[] {
  const remarks = [
    stream.lts ? 'LTS' : '',
    stream.stale ? 'no longer built' : '',
    stream.package === choice.package ? `taken: ${choice.reason}` : '',
  ];
  return [
    stream.package,
    stream.version,
    dateOf(stream.buildTime),
    remarks.filter((remark) => remark !== '').join(', '),
  ];
}

function dateOf(seconds: number): string {
  return seconds === 0 ? '' : new Date(seconds * 1000).toISOString().slice(0, 10);
}
