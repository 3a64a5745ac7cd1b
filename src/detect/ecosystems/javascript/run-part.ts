import { asWritten, sh, type ShellCode } from '../../core/shell.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { withoutRunners } from './commands/development.ts';

/** Programs of the system, which no package manager has to find. */
const SYSTEM = /^(?:\.?\/.*|cat|cd|chmod|cp|echo|export|ln|ls|mkdir|mv|node|rm|sed|set|sh|test|touch|true)$/;

/** One plain command of a script, as a build runs it outside of that script: tools of node_modules through the package manager. */
export function runPart({ manager, knowledge: { runners } }: JavascriptProject, part: string): ShellCode {
  const words = part.split(/\s+/);
  const first = words.findIndex((word) => !/^\w+=/.test(word));
  const command = words.slice(first);
  const [head = ''] = command;
  const isRunner = runners.tools.has(head) || runners.scripts.has(head);
  const tool = isRunner ? withoutRunners(command, runners) : command;
  const line = asWritten(tool.join(' '));
  const run = SYSTEM.test(tool[0] ?? '') ? line : manager.exec(line);
  return first > 0 ? sh`${asWritten(words.slice(0, first).join(' '))} ${run}` : run;
}
