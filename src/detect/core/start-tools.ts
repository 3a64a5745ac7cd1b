import { lookup } from '../../untrusted/lookup.ts';
import type { Project } from './project.ts';
import { commandsOf } from './start-line.ts';
import { SHELL } from './start-script.ts';
import type { Draft } from './types.ts';

/** Programs that start lines call before the server, by the packages that bring them. */
const TOOLS: Readonly<Record<string, string>> = {
  curl: 'curl',
  envsubst: 'gettext',
  ffmpeg: 'ffmpeg',
  git: 'git',
  jq: 'jq',
  make: 'make',
  openssl: 'openssl',
  rsync: 'rsync',
};

/** Adds the shell that a script among the words of the start command asks for, and the tools that a line of the command calls. */
export function withStartTools(project: Project, draft: Draft): Draft {
  const has = new Set(draft.runtime.packages);
  const scripts = draft.runtime.command.flatMap((word) => {
    const asked = /^(?:\.\/)?[\w./-]+$/.test(word)
      ? SHELL.exec(project.folder.read(word) ?? '')?.groups?.shell
      : undefined;
    if (asked === undefined) return [];
    const own = asked === 'bash' || asked === 'zsh' ? [asked] : [];
    return [
      {
        packages: ['busybox', ...own],
        because: `${word} is a script for ${asked}`,
        location: project.folder.where(word, 1),
      },
    ];
  });
  const [shell = '', option, line] = draft.runtime.command;
  const called = shell.endsWith('sh') && option === '-c' ? commandsOf(line ?? '') : [draft.runtime.command];
  const tools = called.flatMap(([name = '']) => {
    const brings = lookup(TOOLS, name);
    return brings === undefined
      ? []
      : [{ packages: [brings], because: `the start command calls ${name}`, location: undefined }];
  });
  const added = [...scripts, ...tools].flatMap((each) => {
    const missing = each.packages.filter((name) => !has.has(name));
    if (missing.length === 0) return [];
    project.decide('system packages', missing.join(' '), each.because, each.location);
    return project.available(missing, each.because);
  });
  if (added.length === 0) return draft;
  return { ...draft, runtime: { ...draft.runtime, packages: [...draft.runtime.packages, ...added] } };
}
