import { join, relative, resolve } from 'node:path';
import type { Detected } from '../app/line.ts';
import { look } from '../host/workspace-path.ts';
import { AipackError } from '../schema/errors.ts';

/** What names files of a repository: from its root where nothing is done about it. */
interface Places {
  /** Where the person stands. */
  readonly directory: string;
  /** The folder of the repository. */
  readonly context: string;
}

/** A file of the repository as it is found from where the person stands; what was named from there already stays. */
function placed(file: string, { directory, context }: Places): string {
  const folder = resolve(directory, context);
  if (folder === directory || look(join(folder, file)) === undefined) return file;
  return relative(directory, join(folder, file));
}

/** What detection says, for people who want to open the files that it names. */
export function fromHere<T extends Detected>(detected: T, places: Places): T {
  return {
    ...detected,
    builds: detected.builds.map((build) => ({
      ...build,
      metadata: {
        ...build.metadata,
        reasoning: build.metadata.reasoning.map((reason) =>
          reason.file === undefined ? reason : { ...reason, file: placed(reason.file, places) },
        ),
      },
    })),
    notices: detected.notices.map((notice) =>
      notice.location === undefined
        ? notice
        : { ...notice, location: { ...notice.location, file: placed(notice.location.file, places) } },
    ),
  };
}

/** The same for what is wrong. */
export function failureFromHere(error: unknown, places: Places): unknown {
  if (!(error instanceof AipackError)) return error;
  const problems = error.problems.map((problem) =>
    problem.location === undefined
      ? problem
      : { ...problem, location: { ...problem.location, file: placed(problem.location.file, places) } },
  );
  return new AipackError(problems, { cause: error.cause });
}
