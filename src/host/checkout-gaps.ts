import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { RunGit } from '../app/run-git.ts';
import { MAX_NAMES } from './git.ts';

/** Names that are told of each kind. */
const SHOWN = 5;
/** Submodules in submodules, as deep as anybody has them. */
const MAX_DEPTH = 5;

/** What of a repository is not in its checkout, and what is in it through submodules. */
export interface CheckoutGaps {
  /** Files of submodules that are checked out: rules of the repository around them are not about them. */
  readonly tracked: readonly string[];
  /** What is not there, as sentences. */
  readonly warnings: readonly string[];
}

/** Looks for submodules and for what a sparse checkout leaves out; `gitOf` runs git in another folder. */
export async function checkoutGaps(folder: string, gitOf: (folder: string) => RunGit): Promise<CheckoutGaps> {
  const found: Found = { tracked: [], empty: [], absent: [] };
  await look(folder, '', gitOf, found, 0);
  return { tracked: found.tracked, warnings: [...emptySubmodules(found.empty), ...sparse(found.absent)] };
}

interface Found {
  readonly tracked: string[];
  /** Submodules that are not checked out. */
  readonly empty: string[];
  /** Files that a sparse checkout leaves out. */
  readonly absent: string[];
}

async function look(
  folder: string,
  prefix: string,
  gitOf: (folder: string) => RunGit,
  found: Found,
  depth: number,
): Promise<void> {
  const listed = await gitOf(folder)(['ls-files', '-t', '--stage', '-z'], MAX_NAMES);
  for (const line of listed?.split('\0').slice(0, -1) ?? []) {
    // `TAG MODE HASH STAGE<tab>PATH`
    const path = line.slice(line.indexOf('\t') + 1);
    const isSkipped = line.startsWith('S');
    const isSubmodule = line.slice(2, 8) === '160000';
    const place = join(folder, path);
    if (isSkipped && !existsSync(place)) found.absent.push(prefix + path);
    else if (!isSubmodule) {
      if (depth > 0) found.tracked.push(prefix + path);
    } else if (!existsSync(join(place, '.git'))) found.empty.push(prefix + path);
    else if (depth < MAX_DEPTH && isInPlace(folder, path))
      await look(place, `${prefix}${path}/`, gitOf, found, depth + 1);
  }
}

/** Whether no link leads elsewhere on the way to a path below a folder. */
function isInPlace(folder: string, path: string): boolean {
  return realpathSync(join(folder, path)) === join(realpathSync(folder), path);
}

function emptySubmodules(paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  return [
    `Submodules that are not checked out are empty in the build: ${some(paths)}. Check them out where they belong to it (in a workflow, actions/checkout with submodules: recursive).`,
  ];
}

function sparse(paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  return [
    `The checkout is sparse, and the build does without what is left out: ${some(paths)}. Add to sparse-checkout what belongs to it.`,
  ];
}

function some(paths: readonly string[]): string {
  const more = paths.length > SHOWN ? ` and ${paths.length - SHOWN} more` : '';
  return `${paths.slice(0, SHOWN).join(', ')}${more}`;
}
