import type { Folder } from '../core/folder.ts';
import type { Hints } from '../core/hint.ts';
import type { Found } from '../core/types.ts';

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

/** The process of a Procfile that serves visitors, by its name, else a worker, else its only one. */
export function procfileHints(folder: Folder): Hints {
  const text = folder.read('Procfile');
  if (text === undefined) return {};
  const processes = text.split('\n').flatMap((source, index) => {
    const match = /^([A-Za-z0-9_-]+):(.+)$/.exec(source.trim());
    return match ? [{ name: match[1] ?? '', command: withoutComment(match[2]?.trim() ?? ''), line: index + 1 }] : [];
  });
  const running = processes.filter(({ name }) => name !== 'release');
  const chosen =
    SERVING.flatMap((wanted) => running.filter(({ name }) => name === wanted))[0] ??
    running.find(({ name }) => name === 'worker') ??
    (running.length === 1 ? running[0] : undefined);
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
