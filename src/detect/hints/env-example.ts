import type { Folder } from '../core/folder.ts';
import type { Hints } from '../core/hint.ts';
import { environmentPort } from './environment-port.ts';

const FILES = ['.env.example', '.env.sample', '.env.template', 'env.example'];

/** The port as an example environment gives it. Nothing else is taken over: the values of such files are placeholders. */
export function envExampleHints(folder: Folder): Hints {
  const file = folder.first(...FILES);
  const text = file === undefined ? undefined : folder.read(file);
  if (file === undefined || text === undefined) return {};
  const lines = text.split('\n').map((line) => line.trim().replace(/^export\s+/, ''));
  const lineOf = (name: string) =>
    lines.findIndex((line) => line.startsWith(name) && /^\s*=/.test(line.slice(name.length)));
  const told = environmentPort((name) => {
    const value = lines[lineOf(name)]?.slice(name.length).replace(/^\s*=\s*["']?/, '');
    return value === undefined ? undefined : /^[^\s"'#]+/.exec(value)?.[0];
  });
  if (told === undefined) return {};
  const location = folder.where(file, lineOf(told.variable) + 1);
  return { port: { value: told.port, because: `the example environment sets ${told.variable}`, location } };
}
