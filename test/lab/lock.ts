import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LabError } from './errors.ts';
import { identifyProcess, isRunning, type ProcessIdentity, waitFor } from './processes.ts';

function readHolder(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}

/** Takes the lock or says that somebody has it. The file appears whole under its name, so nobody ever reads half of it. */
function tryLock(path: string, mine: string): boolean {
  try {
    linkSync(mine, path);
    return true;
  } catch {
    const holder = readHolder(path);
    if (holder !== undefined && isRunning(holder)) return false;
    // Left by a process that died. Moving it aside succeeds for one of several that see this at once.
    const aside = `${path}.${randomUUID()}`;
    try {
      renameSync(path, aside);
    } catch {
      return false;
    }
    const moved = readHolder(aside);
    if (moved !== undefined && isRunning(moved)) {
      // Somebody was quicker: the lock that was moved is a new one and goes back.
      renameSync(aside, path);
      return false;
    }
    rmSync(aside, { force: true });
    return false;
  }
}

/**
 * Runs `work` while no other process works under the same lock file; waits for its turn at most `patience` milliseconds.
 * A lock of a process that died is void.
 * @throws LabError `lab-busy` when the turn does not come.
 */
export async function withLock<Value>(path: string, patience: number, work: () => Promise<Value>): Promise<Value> {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify(identifyProcess(process.pid)));
  try {
    const taken = await waitFor(() => (tryLock(path, mine) ? true : undefined), patience);
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
  } finally {
    rmSync(mine, { force: true });
  }
}
