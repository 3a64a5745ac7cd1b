import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { look, namedOutput, resolveNamed, type Workspace } from '../../host/workspace-path.ts';
import { AipackError } from '../../schema/errors.ts';

export interface NewFile {
  /** From the folder of the workspace. */
  readonly path: string;
  readonly text: string;
}

/**
 * Writes all of the files, or none of them where one is there already.
 * @throws AipackError INPUT_INVALID for files that are there, unless `force` is given; PATH_OUTSIDE_REPOSITORY for one that a link
 * would have elsewhere
 */
export function writeFiles(files: readonly NewFile[], workspace: Workspace, force: boolean): void {
  const places = files.map((file) => ({ ...file, place: resolveNamed(file.path, 'file', workspace) }));
  const taken = places.filter(({ place }) => look(place) !== undefined);
  if (taken.length > 0 && !force) {
    throw new AipackError(
      taken.map(({ path }) => ({
        code: 'INPUT_INVALID',
        message: `${join(path)} is there already, and nothing was written`,
        hint: 'Give --force to write over it.',
      })),
    );
  }
  for (const { place, path, text } of places) {
    mkdirSync(dirname(place), { recursive: true });
    namedOutput(path, 'file', workspace)(text);
  }
}
