import type { Folder } from '../core/folder.ts';
import { asArray, asRecord, asString, type Document } from '../core/manifests/document.ts';
import { isCatchAll, withoutInstall, type Hints } from '../core/hint.ts';
import { hint, openBeside, versionHint } from './peek.ts';

export function netlifyHints(folder: Folder): Hints {
  const document = openBeside(folder, 'netlify.toml');
  if (document === undefined) return {};
  const text = (...path: string[]) => asString(document.get('build', ...path));
  const base = (text('base') ?? '').replace(/^\.?\/|\/$/g, '');
  // A build in another folder is that folder's business.
  if (base !== '') return {};
  return {
    ...hint('build', document, withoutInstall(folder, text('command')), 'netlify.toml builds it so', [
      'build',
      'command',
    ]),
    ...hint('site', document, text('publish'), 'netlify.toml publishes it', ['build', 'publish']),
    ...hint('catchAll', document, caught(document), 'netlify.toml sends every path there', ['redirects']),
    ...versionHint('nodejs', document, text('environment', 'NODE_VERSION'), 'netlify.toml sets NODE_VERSION', [
      'build',
      'environment',
      'NODE_VERSION',
    ]),
  };
}

function caught(document: Document): string | undefined {
  const rules = asArray(document.get('redirects')).map(asRecord);
  return rules.some(({ from, to, status }) => isCatchAll(from, to) && status === 200) ? 'index.html' : undefined;
}
