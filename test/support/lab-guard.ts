import { readFileSync } from 'node:fs';
import { dockerSocket } from '../lab/containers.ts';
import { partLog, runningPart } from '../lab/debian/parts.ts';
import { engineVersion } from '../lab/docker-api.ts';
import { type Lab, readLab } from '../lab/lab.ts';

interface Tested {
  readonly context: { readonly config: { readonly displayName?: { readonly name: string } } };
}
interface Result {
  readonly numFailingTests: number;
}

/** Enough for a daemon on a busy machine: each question waits for five seconds. */
const QUESTIONS = 6;
const LINES = 15;

/**
 * Jest reporter: ends a run whose daemon has died or answers no more. Each test after it would wait for the daemon, and say only that. A
 * daemon that hangs is asked for the stacks of its goroutines, which it writes beside its socket.
 */
// eslint-disable-next-line no-restricted-syntax -- jest takes a reporter by its default export
export default class LabGuard {
  async onTestResult({ context }: Tested, { numFailingTests }: Result): Promise<void> {
    if (numFailingTests === 0 || context.config.displayName?.name === 'unit') return;
    const lab = readLab();
    for (let question = 0; question < QUESTIONS; question += 1) {
      if ((await engineVersion(dockerSocket(lab))) !== undefined) return;
    }
    process.stderr.write(`\nThe lab's daemon does not answer. The tests end here.\n${lastWords(lab)}\n`);
    process.exit(1);
  }
}

function lastWords(lab: Lab): string {
  if (lab.kind !== 'debian') return '';
  const daemon = runningPart(lab.directory, 'daemon');
  const memory = daemon === undefined ? 'It does not run.' : memoryOf(daemon.pid);
  if (daemon !== undefined) process.kill(daemon.pid, 'SIGUSR1');
  return [memory, ...readFileSync(partLog(lab.directory, 'daemon'), 'utf8').trimEnd().split('\n').slice(-LINES)].join(
    '\n',
  );
}

function memoryOf(pid: number): string {
  return /^VmRSS:.*$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[0] ?? '';
}
