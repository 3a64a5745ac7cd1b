import type { Folder } from '../folder.ts';
import { asString } from '../manifests/document.ts';
import { withoutInstall, type Hints } from './hints.ts';
import { hint, openBeside } from './peek.ts';

export function vercelHints(folder: Folder): Hints {
  const document = openBeside(folder, 'vercel.json');
  if (document === undefined) return {};
  return {
    ...hint('build', document, withoutInstall(asString(document.get('buildCommand'))), 'vercel.json builds it so', [
      'buildCommand',
    ]),
    ...hint('site', document, asString(document.get('outputDirectory')), 'vercel.json publishes it', [
      'outputDirectory',
    ]),
  };
}
