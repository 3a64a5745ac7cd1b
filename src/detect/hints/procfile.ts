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

/** The `web` process of a Procfile, else its only one. */
export function procfileHints(folder: Folder): Hints {
  const text = folder.read('Procfile');
  if (text === undefined) return {};
  const processes = text.split('\n').flatMap((source, index) => {
    const match = /^([A-Za-z0-9_-]+):(.+)$/.exec(source.trim());
    return match ? [{ name: match[1] ?? '', command: match[2]?.trim() ?? '', line: index + 1 }] : [];
  });
  const running = processes.filter(({ name }) => name !== 'release');
  const chosen =
    running.find(({ name }) => name === 'web') ??
    running.find(({ name }) => name === 'worker') ??
    (running.length === 1 ? running[0] : undefined);
  if (chosen === undefined) return {};
  return {
    start: {
      value: chosen.command,
      source: chosen.name === 'web' ? WEB : OTHER,
      because: `the Procfile's ${chosen.name} process`,
      location: folder.where('Procfile', chosen.line),
    },
  };
}
