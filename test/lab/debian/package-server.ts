import { join } from 'node:path';
import type { Repository } from '../apk/repository.ts';
import { startDetached } from '../processes.ts';
import type { Part } from './parts.ts';

/** The server of the package repository; `url` is where it serves it. */
export function packageServerPart(directory: string, repository: Repository, url: string): Part {
  return {
    name: 'packages',
    directory,
    patience: 120_000,
    answers: async () => {
      try {
        // The key tells this lab's server from another one on the same port.
        const response = await fetch(`${url}/${repository.key.name}`, { signal: AbortSignal.timeout(2000) });
        return response.ok && (await response.text()) === repository.key.publicKey;
      } catch {
        return false;
      }
    },
    start: (log) => {
      const script = join(import.meta.dirname, '..', 'package-server.ts');
      const argv = [process.execPath, script, repository.directory, new URL(url).port] as const;
      return Promise.resolve(startDetached(argv, log, {}));
    },
  };
}
