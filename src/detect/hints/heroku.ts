import type { Folder } from '../core/folder.ts';
import { asArray, asRecord, asString } from '../core/manifests/document.ts';
import type { Hints } from '../core/hint.ts';
import { hint, openBeside } from './peek.ts';

/** heroku.yml says what runs, app.json which add-ons it runs beside. */
export function herokuHints(folder: Folder): Hints {
  const manifest = openBeside(folder, 'heroku.yml');
  const app = openBeside(folder, 'app.json');
  const web = manifest?.get('run', 'web');
  const command = asString(web) ?? asString(asRecord(web).command);
  const addons = asArray(app?.get('addons')).flatMap(
    (addon) => asString(addon) ?? asString(asRecord(addon).plan) ?? [],
  );
  return {
    ...(manifest === undefined
      ? {}
      : hint('start', manifest, command, 'heroku.yml runs this web process', ['run', 'web'])),
    ...(app === undefined || addons.length === 0
      ? {}
      : hint('beside', app, addons.join(', '), 'app.json asks for these add-ons', ['addons'])),
  };
}
