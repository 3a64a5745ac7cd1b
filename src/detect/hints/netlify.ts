import type { Folder } from '../folder.ts';
import { asString } from '../manifests/document.ts';
import { withoutInstall, type Hints } from './hints.ts';
import { hint, openBeside } from './peek.ts';

export function netlifyHints(folder: Folder): Hints {
  const document = openBeside(folder, 'netlify.toml');
  if (document === undefined) return {};
  const text = (...path: string[]) => asString(document.get('build', ...path));
  const base = (text('base') ?? '').replace(/^\.?\/|\/$/g, '');
  // A build in another folder is that folder's business.
  if (base !== '') return {};
  return {
    ...hint('build', document, withoutInstall(text('command')), 'netlify.toml builds it so', ['build', 'command']),
    ...hint('site', document, text('publish'), 'netlify.toml publishes it', ['build', 'publish']),
    ...hint('nodeVersion', document, text('environment', 'NODE_VERSION'), 'netlify.toml sets NODE_VERSION', [
      'build',
      'environment',
      'NODE_VERSION',
    ]),
  };
}
