import { MEMORY, type Answer, type Fate } from './runner.ts';

/** Characters that a terminal or a log reads as something else than text. */
const UNPRINTABLE = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

/** What no answer may hold, whatever the repository. `secrets` are texts from outside of it. */
export function faultsOf(answer: Answer | Fate, secrets: readonly string[]): readonly string[] {
  if (typeof answer === 'string') return [answer];
  const { exitCode, stdout, stderr, programs, megabytes } = answer;
  const output = stdout + stderr;
  const others = programs.filter((program) => program !== 'git');
  return [
    ...(stderr.includes('this is a bug in aipack') ? [`internal error: ${stderr.slice(0, 2000)}`] : []),
    ...(exitCode !== 0 && !/\[[A-Z_]+\]/.test(stderr) ? [`an error without a code: ${stderr.slice(0, 300)}`] : []),
    ...(UNPRINTABLE.test(output) ? [`unprintable: ${JSON.stringify(around(output))}`] : []),
    ...(/^[^\S\n]*(?:::|##\[)/m.test(output) ? ['a line that a runner takes for a command'] : []),
    ...secrets.filter((secret) => output.includes(secret)).map((secret) => `tells ${secret}`),
    ...(others.length > 0 ? [`starts ${others.join(', ')}`] : []),
    ...(megabytes > MEMORY ? [`takes ${megabytes} MB`] : []),
  ];
}

function around(text: string): string {
  const at = text.search(UNPRINTABLE);
  return text.slice(Math.max(0, at - 30), at + 30);
}
