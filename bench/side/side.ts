import { spawnSync } from 'node:child_process';

/** One of the programs that a benchmark compares. */
export interface Side {
  readonly name: string;
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Milliseconds from process start to its end. */
export function time({ name, argv, env }: Side): number {
  const [program = '', ...args] = argv;
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const spent = performance.now() - start;
  if (status !== 0) throw new Error(`${name} failed:\n${stderr.toString()}`);
  return spent;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
