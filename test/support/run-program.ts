import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');

export interface ProgramResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningProgram {
  readonly child: ChildProcess;
  /** Resolves once standard error matches; rejects when the program ends before. */
  readonly seen: (pattern: RegExp) => Promise<void>;
  readonly ended: Promise<ProgramResult>;
}

/** With one or both halves of gRPC by @grpc/grpc-js where AIPACK_TEST_WIRE says so: see test/support/grpc-js. */
export const wireOptions: readonly string[] =
  process.env.AIPACK_TEST_WIRE === undefined
    ? []
    : ['--import', join(projectRoot, 'test/support/grpc-js/register.mjs'), '--disable-warning=ExperimentalWarning'];

/** Starts a script of the project on the Node that runs the tests. */
export function startScript(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string = projectRoot,
): RunningProgram {
  return startProgram(process.execPath, [...wireOptions, join(projectRoot, script), ...args], env, cwd);
}

export function startProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string = projectRoot,
): RunningProgram {
  const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const check of waiting) check();
  });
  const ended = new Promise<ProgramResult>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  const seen = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if (!pattern.test(stderr)) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
      void ended.then(() => reject(new Error(`ended before ${String(pattern)}:\n${stderr}`)));
    });
  return { child, seen, ended };
}

/** Runs the command from its source. */
export function aipack(args: readonly string[], env: NodeJS.ProcessEnv, cwd?: string): Promise<ProgramResult> {
  return startScript('src/cli/main.ts', args, env, cwd).ended;
}
