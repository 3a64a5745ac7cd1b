import type { Folder } from '../core/folder.ts';
import type { Hints } from '../core/hint.ts';
import type { Found, Notice } from '../core/types.ts';

/** The source of a start line that is that of the process for visitors, and of one that is not: a worker, say. */
const WEB = 'procfile web process';
const OTHER = 'procfile other process';

/** Whether a start line is that of a Procfile's process that is not the one for visitors. */
export function isOtherProcess({ source }: Found<string>): boolean {
  return source === OTHER;
}

/** Names of the process for visitors: `web` is Heroku's, the others are what people write where nobody prescribes one. */
const SERVING: readonly string[] = ['web', 'api', 'server', 'app', 'http'];

/** A command without the comment behind it, as a shell would read it; a mark after which quotes stand may be part of a word. */
function withoutComment(command: string): string {
  const at = command.search(/\s#/);
  return at === -1 || /['"]/.test(command.slice(at)) ? command : command.slice(0, at).trimEnd();
}

interface Process {
  readonly name: string;
  readonly command: string;
  readonly line: number;
}

/** The processes of a Procfile that go on running. */
function processesOf(folder: Folder): readonly Process[] {
  return (folder.read('Procfile') ?? '').split('\n').flatMap((source, index) => {
    const match = /^([A-Za-z0-9_-]+):(.+)$/.exec(source.trim());
    if (match === null || match[1] === 'release') return [];
    return [{ name: match[1] ?? '', command: withoutComment(match[2]?.trim() ?? ''), line: index + 1 }];
  });
}

function chosenOf(processes: readonly Process[]): Process | undefined {
  return (
    SERVING.flatMap((wanted) => processes.filter(({ name }) => name === wanted))[0] ??
    processes.find(({ name }) => name === 'worker') ??
    (processes.length === 1 ? processes[0] : undefined)
  );
}

/** Several processes, none of which is for visitors by its name, say nothing of how a service starts. */
export function unchosenProcesses(folder: Folder): Notice | undefined {
  const processes = processesOf(folder);
  if (processes.length === 0 || chosenOf(processes) !== undefined) return undefined;
  const names = processes.map(({ name }) => name).join(', ');
  return {
    code: 'PROCESSES_UNCHOSEN',
    message: `the Procfile has the processes ${names}, and none is chosen: call the one to start \`web\`, or name it in an aipack.yml`,
    location: folder.where('Procfile'),
  };
}

/** The process of a Procfile that serves visitors, by its name, else a worker, else its only one. */
export function procfileHints(folder: Folder): Hints {
  const chosen = chosenOf(processesOf(folder));
  if (chosen === undefined) return {};
  return {
    start: {
      value: chosen.command,
      source: SERVING.includes(chosen.name) ? WEB : OTHER,
      because: `the Procfile's ${chosen.name} process`,
      location: folder.where('Procfile', chosen.line),
    },
  };
}
