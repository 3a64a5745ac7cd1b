import { lstatSync, mkdtempSync, readdirSync, realpathSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const FILE = 'metadata.json';
const PREFIX = 'aipack-';
/** A name that {@link writeMetadata} gives. */
const NAME = /^aipack-[A-Za-z0-9]{6}$/;

/** Writes what was built into a new folder of the job's temporary one, and gives the folder's path. */
export function writeMetadata(metadata: string, environment: NodeJS.ProcessEnv): string {
  const folder = mkdtempSync(join(temporaryFolder(environment), PREFIX));
  writeFileSync(join(folder, FILE), metadata);
  return folder;
}

/**
 * Removes a folder that {@link writeMetadata} made. The path comes through a file that every step of the job can write to, so it may
 * name anything: nothing happens unless it is a folder of this user, right below the job's temporary one, with a name of ours and
 * nothing in it but our file. What is in a folder is never removed with it.
 */
export function removeMetadata(path: string, environment: NodeJS.ProcessEnv): void {
  if (!NAME.test(basename(path)) || !sameFolder(dirname(path), temporaryFolder(environment))) return;
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() !== true || stat.uid !== (process.getuid?.() ?? stat.uid)) return;
  const [file, ...others] = readdirSync(path, { withFileTypes: true });
  if (file?.name !== FILE || !file.isFile() || others.length > 0) return;
  unlinkSync(join(path, FILE));
  rmdirSync(path);
}

function temporaryFolder({ RUNNER_TEMP: temporary }: NodeJS.ProcessEnv): string {
  return temporary === undefined || temporary === '' ? tmpdir() : temporary;
}

function sameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    // A folder that is not there is no other one's.
    return false;
  }
}
