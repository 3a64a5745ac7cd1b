import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { NO_GIT } from './git.ts';

/** Why git can't be asked about a repository that is there, in its own words, with what that means and what to do. */
export function describeRefusal(context: string, environment: NodeJS.ProcessEnv, words: string): readonly string[] {
  if (!isOfRepository(context, environment)) return [];
  const mend = words.includes('safe.directory')
    ? ' Run the command that it names before this step, as the user and with the HOME of this step.'
    : words === NO_GIT
      ? ' Install git before the step that checks out.'
      : '';
  return [
    `git can't be asked about this checkout: ${words}\nThe commit, the time of its files and which ignored files belong to it are not known.${mend}`,
  ];
}

/** Whether a repository lies in a folder or around it, as far as git looks. */
export function isOfRepository(folder: string, { GIT_CEILING_DIRECTORIES: ceilings = '' }: NodeJS.ProcessEnv): boolean {
  const ends = ceilings.split(delimiter);
  for (let at = folder; !ends.includes(at); at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true;
    if (at === dirname(at)) return false;
  }
  return false;
}
