import { commandsOf } from '../../../core/start-line.ts';
import { fitting, type CommandPattern } from './pattern.ts';

/** Tools that put an interpreter and a program into one file, which the system runs by itself. */
const COMPILERS: readonly CommandPattern[] = [
  { command: 'bun', then: ['build'], flags: ['--compile'], why: 'Bun puts itself before the program' },
  { command: 'deno', then: ['compile'], why: 'Deno puts itself before the program' },
  { command: 'pkg', why: 'pkg puts Node.js before the program' },
];

/** Whether a command line makes a program that needs no interpreter; runners of tools may go before it. */
export function makesStandalone(line: string): boolean {
  return commandsOf(line).some((words) => words.some((_, at) => fitting(COMPILERS, words.slice(at)) !== undefined));
}
