import type { Folder } from '../core/folder.ts';
import { asString } from '../core/manifests/document.ts';
import { asPath, withoutInstall, type Hints } from '../core/hint.ts';
import { hint, openBeside } from './peek.ts';

/** railway.json and railway.toml. */
export function railwayHints(folder: Folder): Hints {
  const document = openBeside(folder, 'railway.json', 'railway.toml');
  if (document === undefined) return {};
  const text = (...path: string[]) => asString(document.get(...path));
  return {
    ...hint('start', document, text('deploy', 'startCommand'), 'the Railway configuration starts it so', [
      'deploy',
      'startCommand',
    ]),
    ...hint('health', document, asPath(text('deploy', 'healthcheckPath')), 'the Railway configuration checks it', [
      'deploy',
      'healthcheckPath',
    ]),
    ...hint(
      'build',
      document,
      withoutInstall(folder, text('build', 'buildCommand')),
      'the Railway configuration builds it so',
      ['build', 'buildCommand'],
    ),
  };
}
