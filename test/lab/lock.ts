import { mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { LabError } from './errors.ts';
import { identifyProcess, isRunning, type ProcessIdentity, waitFor } from './processes.ts';

/** A lock is a link whose target says who holds it: it appears whole or not at all, and only one can make it. */
function readHolder(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readlinkSync(path)) as ProcessIdentity;
  } catch {
    return undefined;
  }
}

function isHeld(path: string): boolean {
  const holder = readHolder(path);
  return holder !== undefined && isRunning(holder);
}

/** Takes the lock, or says that somebody has it. */
function tryLock(path: string): boolean {
  try {
    symlinkSync(JSON.stringify(identifyProcess(process.pid)), path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (isHeld(path)) return false;
  // Left by a process that died. Of several that see this at once, one moves it aside.
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  // Somebody was quicker: what was moved is a new lock, and goes back.
  if (isHeld(aside)) renameSync(aside, path);
  else rmSync(aside, { force: true });
  return false;
}

/**
 * Runs `work` while no other process works under the same lock; waits for its turn at most `patience` milliseconds.
 * A lock of a process that died is void.
 * @throws LabError `lab-busy` when the turn does not come.
 */
export async function withLock<Value>(path: string, patience: number, work: () => Promise<Value>): Promise<Value> {
  mkdirSync(dirname(path), { recursive: true });
  const taken = await waitFor(() => (tryLock(path) ? true : undefined), patience);
  if (!taken) {
    throw new LabError(
      'lab-busy',
      `another process (${readHolder(path)?.pid ?? 'unknown'}) is changing the lab; its lock is ${path}`,
      {
        hint: 'Wait until it is done, or end it.',
      },
    );
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
