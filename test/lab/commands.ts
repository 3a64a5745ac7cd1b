import { spawn } from 'node:child_process';
import { LabError } from './errors.ts';

export type CommandOptions = {
  cwd?: string;
  env?: Record<string, string>;
};

/** How much of a failed command's output an error shows, in characters: enough for the last words of apt or debootstrap. */
const shownOutput = 2000;

/**
 * Runs a program to its end and gives its standard output as bytes.
 * @throws LabError `lab-command-failed` when the program is missing or its exit code is not zero; the message carries the end of what it said.
 */
export function runCommand(argv: readonly [string, ...string[]], options: CommandOptions = {}): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const [program, ...args] = argv;
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.on('error', (cause) => {
    reject(new LabError('lab-command-failed', `${program} could not be run: ${cause.message}`, { cause }));
  });
  child.on('close', (code, killedBy) => {
    if (code === 0) {
      resolve(Buffer.concat(out));
      return;
    }
    const said = Buffer.concat([...err, ...out])
      .toString()
      .trim()
      .slice(-shownOutput);
    reject(
      new LabError(
        'lab-command-failed',
        `${argv.join(' ').slice(0, 300)} ended with ${killedBy ?? `exit code ${code ?? '?'}`}:\n${said}`,
      ),
    );
  });
  return promise;
}
