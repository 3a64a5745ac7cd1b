import { join } from 'node:path';
import { LabError } from '../errors.ts';
import { readIfThere, writeWhole } from '../files.ts';
import { endProcess, isRunning, type ProcessIdentity, waitFor } from '../processes.ts';
import { type StepReport, timed } from '../steps.ts';

/** The processes of a lab. Daemon and registry live in the namespace and end with it. */
export const partNames = ['namespace', 'daemon', 'registry', 'packages'] as const;
export type PartName = (typeof partNames)[number];
export type LabProcesses = Partial<Record<PartName, ProcessIdentity>>;

function processesPath(directory: string): string {
  return join(directory, 'run', 'processes.json');
}

export function readProcesses(directory: string): LabProcesses {
  const text = readIfThere(processesPath(directory));
  return text === undefined ? {} : (JSON.parse(text) as LabProcesses);
}

/** Written down as soon as a process is there, so that a lab that came up by half can be taken down. */
export function noteProcess(directory: string, name: PartName, process: ProcessIdentity): void {
  writeWhole(processesPath(directory), JSON.stringify({ ...readProcesses(directory), [name]: process }));
}

export function runningPart(directory: string, name: PartName): ProcessIdentity | undefined {
  const identity = readProcesses(directory)[name];
  return identity !== undefined && isRunning(identity) ? identity : undefined;
}

export function partLog(directory: string, name: PartName): string {
  return join(directory, 'run', `${name}.log`);
}

export type Part = {
  name: PartName;
  directory: string;
  answers: () => Promise<boolean>;
  /** Starts the process, whose output goes to its log, and does not wait for it to answer. */
  start: (log: string) => Promise<ProcessIdentity>;
  /** How long it may take to answer, in milliseconds. */
  patience: number;
  /** Gives up what it keeps, so that it starts from nothing. Called once, when it ends while it starts. */
  renew?: () => void;
};

/** How much of a failed part's log an error shows, in characters. */
const shownLog = 2000;

/** Starts a part and waits until it answers; says what it said when it ended before. */
async function answered(part: Part): Promise<string | undefined> {
  const { name, directory } = part;
  const log = partLog(directory, name);
  const process = await part.start(log);
  noteProcess(directory, name, process);
  const said = () => (readIfThere(log) ?? '').slice(-shownLog);
  const outcome = await waitFor(async () => {
    if (!isRunning(process)) return 'ended';
    return (await part.answers()) ? 'answers' : undefined;
  }, part.patience);
  if (outcome === undefined)
    throw new LabError('lab-start-failed', `the lab's ${name} runs and does not answer; ${log} ends with:\n${said()}`);
  return outcome === 'ended' ? said() : undefined;
}

async function startPart(part: Part): Promise<void> {
  let ended = await answered(part);
  if (ended !== undefined && part.renew !== undefined) {
    part.renew();
    ended = await answered(part);
  }
  if (ended !== undefined)
    throw new LabError('lab-start-failed', `the lab's ${part.name} ended while it started:\n${ended}`);
}

/** Starts a part unless it runs and answers. One that runs and does not answer is in nobody's service and is ended first. */
export async function ensurePart(part: Part, report: StepReport): Promise<void> {
  const there = runningPart(part.directory, part.name);
  if (there !== undefined && (await part.answers())) return;
  await timed(report, part.name, async () => {
    if (there !== undefined) await endProcess(there, 0);
    await startPart(part);
  });
}
