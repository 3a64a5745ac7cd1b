import { subscribe } from 'node:diagnostics_channel';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { runCli } from '../../../src/cli/run-cli.ts';
import type { Answer, Question } from './runner.ts';

const STATUS = '/proc/self/status';
const PEAKS = '/proc/self/clear_refs';

// Runs the command again and again in one process, which the other side can end where it hangs or fills memory.
let programs: string[] = [];
subscribe('child_process', (message) => {
  const { process: child } = message as { process: { spawnfile?: string; spawn: (...args: never[]) => unknown } };
  const { spawn } = child;
  child.spawn = function (...args: never[]) {
    const [options] = args as unknown as readonly [{ readonly file?: string }];
    programs.push(options.file ?? 'unknown');
    return spawn.apply(child, args);
  };
});

process.on('message', ({ args, directory, environment }: Question) => {
  const output = { stdout: '', stderr: '' };
  programs = [];
  forgetPeak();
  const before = process.cpuUsage();
  void runCli(args, {
    environment,
    directory,
    stdout: (text) => (output.stdout += text),
    stderr: (text) => (output.stderr += text),
    signal: new AbortController().signal,
  }).then((exitCode) => {
    const { user, system } = process.cpuUsage(before);
    const answer: Answer = {
      ...output,
      exitCode,
      programs,
      cpuMilliseconds: Math.round((user + system) / 1000),
      megabytes: Math.round(peakKilobytes() / 1024),
    };
    process.send?.(answer);
  });
});

/** What was needed to load the program, or for the question before, is none of this question's. */
function forgetPeak(): void {
  globalThis.gc?.();
  // The kernel's word for it (proc(5)).
  if (existsSync(PEAKS)) writeFileSync(PEAKS, '5');
}

/** Where the system has no file for it, what it tells of a process begins with what its parent had when it started it. */
function peakKilobytes(): number {
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : '';
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
}

process.on('disconnect', () => process.exit(0));
process.send?.('ready');
