import type { Project } from './project.ts';
import { parseStartLine } from './start-line.ts';

export interface HintedStart {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly shell: boolean;
}

/** The start command that a Procfile or a platform's configuration gives, recorded as a decision. */
export function hintedStart(project: Project, port: number | undefined): HintedStart | undefined {
  const hint = project.hints.start;
  if (hint === undefined) return undefined;
  const { argv, env } = parseStartLine(hint.value, port);
  const command = argv ?? ['/bin/sh', '-c', hint.value];
  project.decide('start command', command.join(' '), hint.because, hint.location);
  return { command, env, shell: argv === undefined };
}
