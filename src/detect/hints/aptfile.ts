import type { Folder } from '../core/folder.ts';
import type { Hints } from '../core/hint.ts';

/** An Aptfile lists what the buildpack of that name installs, one a line. */
export function aptfileHints(folder: Folder): Hints {
  const lines = folder.read('Aptfile')?.split('\n') ?? [];
  const names = lines.flatMap((line) => /^\s*([a-z0-9][a-z0-9.+-]+)\s*(?:#.*)?$/.exec(line)?.[1] ?? []);
  if (names.length === 0) return {};
  return {
    packages: { value: names.join(' '), because: 'the Aptfile lists it', location: folder.where('Aptfile') },
  };
}
