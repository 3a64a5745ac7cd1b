import type { Command } from 'commander';
import { joined, printable, say, type Printable } from '../../untrusted/printable.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { completionModel } from './model.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS = new Map([
  ['bash', bashScript],
  ['zsh', zshScript],
  ['fish', fishScript],
]);

/** What `aipack completion` prints for a shell. */
export function completionScript(shell: string, program: Command): Printable {
  const lines = SCRIPTS.get(shell)?.(completionModel(program)) ?? [];
  return say`${joined(
    lines.map((line) => printable(line)),
    '\n',
  )}\n`;
}
