import { type PartName, runningPart } from './debian/parts.ts';
import { LabError } from './errors.ts';
import type { Lab } from './lab.ts';
import { isRunning, type ProcessIdentity, waitFor } from './processes.ts';

/** What a test can break: `packages` is the server of the package repository. `ensureLab()` mends it. */
export type LabPart = Exclude<PartName, 'namespace'>;

function livePart(lab: Lab, part: LabPart): ProcessIdentity {
  const identity = lab.kind === 'debian' ? runningPart(lab.directory, part) : undefined;
  if (identity === undefined) {
    throw new LabError('lab-not-running', `the lab's ${part} does not run, or is not the lab's own`, {
      hint: 'Only the lab on a bare Debian can be broken, since its daemon serves nobody else.',
    });
  }
  return identity;
}

/** The number of a part's process, as this machine sees it; it changes with every restart. */
export function partPid(lab: Lab, part: LabPart): number {
  return livePart(lab, part).pid;
}

/** Ends a part at once, as a crash does, and returns when it is gone. */
export async function killPart(lab: Lab, part: LabPart): Promise<void> {
  const identity = livePart(lab, part);
  process.kill(identity.pid, 'SIGKILL');
  await waitFor(() => (isRunning(identity) ? undefined : true), 10_000);
}

/** Makes a part stand still: connections stay open and nothing answers, until `resumePart`. */
export function pausePart(lab: Lab, part: LabPart): void {
  process.kill(livePart(lab, part).pid, 'SIGSTOP');
}

export function resumePart(lab: Lab, part: LabPart): void {
  process.kill(livePart(lab, part).pid, 'SIGCONT');
}
