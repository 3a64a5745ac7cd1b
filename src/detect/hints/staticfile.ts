import type { Folder } from '../core/folder.ts';
import { isRecord } from '../core/manifests/document.ts';
import type { Hints } from '../core/hint.ts';
import { hint, openBeside } from './peek.ts';

/** A Staticfile, and static.json of the buildpack that came after it: where a plain site lies, and how it answers. */
export function staticfileHints(folder: Folder): Hints {
  const file = openBeside(folder, 'Staticfile');
  const json = openBeside(folder, 'static.json');
  const pushes = file !== undefined && ['enabled', true, 'true'].includes(file.get('pushstate') as string);
  const routes = json?.get('routes');
  const root = (value: unknown) => (typeof value === 'string' && /[\w]/.test(value) ? value : undefined);
  return {
    ...(json === undefined ? {} : hint('site', json, root(json.get('root')), 'static.json names it', ['root'])),
    ...(json === undefined || !isRecord(routes) || routes['/**'] !== 'index.html'
      ? {}
      : hint('catchAll', json, 'index.html', 'static.json sends every path there', ['routes'])),
    ...(file === undefined ? {} : hint('site', file, root(file.get('root')), 'the Staticfile names it', ['root'])),
    ...(file === undefined || !pushes
      ? {}
      : hint('catchAll', file, 'index.html', 'the Staticfile enables pushState', ['pushstate'])),
  };
}
