import type { Project } from '../../core/project.ts';
import { parseStartLine } from '../../core/start-line.ts';
import type { Found } from '../../core/types.ts';
import type { PythonFramework, ServerCommand } from './framework.ts';
import type { OwnStart } from './own-start.ts';
import type { PythonStart } from './python-start.ts';

export interface StartQuestion {
  /** What serves the application, the framework or what serves one that the source exports for none, and how. */
  readonly server: PythonFramework | undefined;
  readonly command: ServerCommand | undefined;
  readonly own: OwnStart | undefined;
  readonly port: number | undefined;
}

/** How a Python service starts: what a Procfile says, its framework's production server, or a program of its own. */
export function pythonStart(project: Project, question: StartQuestion): PythonStart | undefined {
  const { server, command, own, port } = question;
  const hint = project.hints.start;
  if (hint !== undefined) return fromHint(project, hint, port);
  if (server === undefined || command === undefined) return own?.start;
  const because = `a production server runs the ${server.id} application`;
  return { command: command(port ?? server.port), env: {}, shell: false, because };
}

function fromHint(project: Project, hint: Found<string>, port: number | undefined): PythonStart {
  // Tools that manage an environment are not in the image: what they would run is.
  const line = hint.value.replace(COLLECT_STATIC, '').replace(MANAGED, '');
  const { argv, env } = parseStartLine(withoutBind(line), port);
  const evidence = {
    because: hint.because,
    ...(hint.location === undefined ? {} : { location: hint.location }),
    ...(COLLECT_STATIC.test(hint.value) ? { collectsStatic: true } : {}),
  };
  if (argv === undefined) return { command: ['/bin/sh', '-c', line], env: {}, shell: true, ...evidence };
  return { command: [...argv, ...ownBind(project, argv, port)], env, shell: false, ...evidence };
}

/** A tool that manages an environment, in front of what it runs. */
const MANAGED = /(?<![\w./-])(?:uv|poetry|pipenv|pdm) run (?:--[\w-]* )*(?!-)/g;

/** A link of a chain of commands that gathers Django's static files, with what ties it to the next one. */
const COLLECT_STATIC = /\b(?:python3? )?(?:\.\/)?manage\.py collectstatic(?: --?[\w-]+)*\s*(?:&&|;)\s*/;

/** gunicorn listens on PORT of all interfaces by itself; left to it, whoever starts the image can still choose. */
function withoutBind(line: string): string {
  return /^(?:exec\s+)?(?:(?:uv|poetry|pipenv|pdm)\s+run\s+)?gunicorn\s/.test(line)
    ? line.replace(/\s(?:-b|--bind)[\s=]*["']?(?:0\.0\.0\.0)?:\$(?:PORT|\{PORT(?::-\d+)?\})["']?(?=\s|$)/, '')
    : line;
}

/** Overrules a file of settings, whatever it is called, that binds gunicorn to a socket of its machine's proxy or to that machine alone. */
function ownBind({ folder }: Project, [program, ...words]: readonly string[], port = 8000): readonly string[] {
  if (program !== 'gunicorn' || words.some((word) => /^(?:-b|--bind)/.test(word))) return [];
  const at = words.findIndex((word) => /^(?:-c|--config)(?:$|=)/.test(word));
  const named = at === -1 ? 'gunicorn.conf.py' : words[at]?.includes('=') ? words[at].split('=')[1] : words[at + 1];
  const text = folder.read((named ?? '').replace(/^(?:file:|\.\/)/, '')) ?? '';
  return /^[ \t]*bind\s*=\s*(?:\[\s*)?f?['"](?:unix:|127\.|localhost)/m.test(text) ? ['--bind', `0.0.0.0:${port}`] : [];
}
