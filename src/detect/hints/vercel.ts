import type { Folder } from '../core/folder.ts';
import { asArray, asRecord, asString } from '../core/manifests/document.ts';
import { isCatchAll, withoutInstall, type Hints } from '../core/hint.ts';
import { hint, openBeside } from './peek.ts';

export function vercelHints(folder: Folder): Hints {
  const document = openBeside(folder, 'vercel.json');
  if (document === undefined) return {};
  const rules = asArray(document.get('rewrites')).map(asRecord);
  const caught = rules.some(({ source, destination }) => isCatchAll(source, destination));
  return {
    ...hint(
      'build',
      document,
      withoutInstall(folder, asString(document.get('buildCommand'))),
      'vercel.json builds it so',
      ['buildCommand'],
    ),
    ...hint('catchAll', document, caught ? 'index.html' : undefined, 'vercel.json sends every path there', [
      'rewrites',
    ]),
    ...hint('site', document, asString(document.get('outputDirectory')), 'vercel.json publishes it', [
      'outputDirectory',
    ]),
  };
}
