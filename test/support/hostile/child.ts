import { subscribe } from 'node:diagnostics_channel';
import { existsSync, readFileSync } from 'node:fs';
import { runCli } from '../../../src/cli/run-cli.ts';
import type { Answer, Question } from './runner.ts';

const STATUS = '/proc/self/status';

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
/** Where the system has no file for it, what it tells of a process begins with what its parent had when it started it. */
function peakKilobytes(): number {
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : '';
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
}

process.on('disconnect', () => process.exit(0));
process.send?.('ready');
