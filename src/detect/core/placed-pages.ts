import { posix } from 'node:path';
import { pathWord, sh } from './shell.ts';
import type { BuildCommand, CopyEntry } from './types.ts';

/** What a build of pages makes, and where its program has it. */
interface Placed {
  readonly made: string;
  readonly into: string | undefined;
  readonly beside: string | undefined;
}

/** Puts pages where the build of the program takes them in. */
export function placed(pages: readonly Placed[]): readonly BuildCommand[] {
  return pages.flatMap(({ made, into }) =>
    into === undefined || into === made
      ? []
      : [
          {
            run: sh`rm -rf ${pathWord(into)} && mkdir -p ${pathWord(posix.dirname(into))} && cp -R ${pathWord(made)} ${pathWord(into)}`,
            name: 'put the pages where they are taken in',
          },
        ],
  );
}

/** Pages that lie beside the program in its image. */
export function besidePages(pages: readonly Placed[]): readonly CopyEntry[] {
  return pages.flatMap(({ made, into, beside }) =>
    into !== undefined || beside === undefined ? [] : [{ from: made, to: beside }],
  );
}
