import type { Folder } from '../core/folder.ts';
import { asPort, type Hints } from '../core/hint.ts';

const FILES = ['.env.example', '.env.sample', '.env.template', 'env.example'];

/** PORT as an example environment gives it. Nothing else is taken over: the values of such files are placeholders. */
export function envExampleHints(folder: Folder): Hints {
  const file = folder.first(...FILES);
  const text = file === undefined ? undefined : folder.read(file);
  if (file === undefined || text === undefined) return {};
  for (const [index, source] of text.split('\n').entries()) {
    const port = asPort(/^[^\S\n]*(?:export\s+)?PORT\s*=\s*["']?(\d+)/.exec(source)?.[1]);
    if (port !== undefined) {
      return {
        port: { value: port, because: 'the example environment sets PORT', location: folder.where(file, index + 1) },
      };
    }
  }
  return {};
}
