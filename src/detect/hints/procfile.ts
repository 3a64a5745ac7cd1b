import type { Folder } from '../core/folder.ts';
import type { Hints } from '../core/hint.ts';

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
      because: `the Procfile's ${chosen.name} process`,
      location: folder.where('Procfile', chosen.line),
    },
  };
}
