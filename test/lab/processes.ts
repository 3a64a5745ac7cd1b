import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabError } from './errors.ts';

/** A process that cannot be taken for another one that got its number later. */
export type ProcessIdentity = {
  pid: number;
  /** Clock ticks between the machine's boot and the start of the process. */
  startedAt: string;
  /** The kernel's id of this boot: start times of two boots say nothing about each other. */
  boot: string;
};

/** How often a condition is looked at again, in milliseconds. */
const pollInterval = 20;

/** The fields of /proc/PID/stat from the third one on; the second, the name, may hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

/** Undefined when no such process runs; a zombie does not run. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const fields = statFields(pid);
  const startedAt = fields?.[19];
  if (startedAt === undefined || fields?.[0] === 'Z' || fields?.[0] === 'X') return undefined;
  return { pid, startedAt, boot: bootId() };
}

export function isRunning(identity: ProcessIdentity): boolean {
  const now = identifyProcess(identity.pid);
  return now?.startedAt === identity.startedAt && now.boot === identity.boot;
}

/** The running children of a process, by number. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => {
      const fields = statFields(candidate);
      return fields?.[1] === String(pid) && fields[0] !== 'Z';
    });
}

/** Starts a program that outlives this process; what it says goes to `logFile`, begun anew. */
export function startDetached(
  argv: readonly [string, ...string[]],
  logFile: string,
  env: Record<string, string>,
): ProcessIdentity {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  try {
    const [program, ...args] = argv;
    const child = spawn(program, args, { detached: true, stdio: ['ignore', log, log], env });
    // Without a listener, a missing program would end this process; the missing number below says it.
    child.on('error', () => undefined);
    child.unref();
    const identity = child.pid === undefined ? undefined : identifyProcess(child.pid);
    if (identity === undefined)
      throw new LabError('lab-start-failed', `${program} did not start; its log is ${logFile}`);
    return identity;
  } finally {
    closeSync(log);
  }
}

/** Looks at `probe` until it gives something; undefined when `milliseconds` pass first. */
export async function waitFor<Value>(
  probe: () => Promise<Value | undefined> | Value | undefined,
  milliseconds: number,
): Promise<Value | undefined> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (performance.now() > deadline) return undefined;
    await sleep(pollInterval);
  }
}

/**
 * Ends a process, first politely, after `grace` milliseconds by SIGKILL, and returns when it is gone.
 * Does nothing when the number belongs to another process by now.
 */
export async function endProcess(identity: ProcessIdentity, grace: number): Promise<void> {
  const gone = () => (isRunning(identity) ? undefined : true);
  for (const [signal, patience] of [
    ['SIGTERM', grace],
    ['SIGKILL', 10_000],
  ] as const) {
    if (patience === 0) continue;
    if (!isRunning(identity)) return;
    try {
      process.kill(identity.pid, signal);
    } catch {
      // It ended between the look and the signal.
    }
    if (await waitFor(gone, patience)) return;
  }
  throw new LabError('lab-start-failed', `process ${identity.pid} does not end, not even by SIGKILL`);
}
