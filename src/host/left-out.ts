import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildContextFilter } from '../detect/repository.ts';
import { isRefusal } from '../untrusted/plain-file.ts';
import { readIn } from './context-source.ts';
import { isOfRepository } from './git-refused.ts';

/** Names that are told. */
const SHOWN = 5;
/** Files and folders that are looked at to find them. */
const MOST_LOOKED_AT = 20_000;

/**
 * What is left out of a build by `.gitignore` alone though nobody can say whether git keeps it. Files that were never in git are none of
 * that, but those of a job are: actions/checkout leaves them so where it finds no git.
 */
export function describeLeftOut(context: string, environment: NodeJS.ProcessEnv): readonly string[] {
  if (environment.GITHUB_ACTIONS !== 'true' && !isOfRepository(context, environment)) return [];
  const left = leftOut(context);
  if (left.length === 0) return [];
  const more = left.length > SHOWN ? ` and ${left.length - SHOWN} more` : '';
  return [
    `.gitignore names what is here, and without git nobody can say whether the repository keeps it: ${left.slice(0, SHOWN).join(', ')}${more} is left out of the build. Where it belongs to it, check out with git, or take it back in .gitignore with a line that begins with an exclamation mark.`,
  ];
}

/** Paths that a build would be sent if there were no `.gitignore`; folders end with a slash and are not looked into. */
function leftOut(context: string): readonly string[] {
  const read = readIn(context);
  const tell = (): void => undefined;
  const filter = buildContextFilter(read, [], tell);
  const open = buildContextFilter((path) => (/(?:^|\/)\.gitignore$/.test(path) ? undefined : read(path)), [], tell);
  const left: string[] = [];
  const folders = ['.'];
  let looked = 0;
  for (const folder of folders) {
    for (const entry of entriesOf(join(context, folder))) {
      if (++looked > MOST_LOOKED_AT) return left;
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (open.prunes(path)) continue;
        if (filter.prunes(path)) left.push(`${path}/`);
        else folders.push(path);
      } else if (open.includes(path, false) && !filter.includes(path, false)) left.push(path);
    }
  }
  return left;
}

function entriesOf(folder: string): ReturnType<typeof readSorted> {
  try {
    return readSorted(folder);
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}

function readSorted(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}
