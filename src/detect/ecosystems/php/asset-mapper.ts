import type { Project } from '../../core/project.ts';
import { sh } from '../../core/shell.ts';
import type { BuildCommand } from '../../core/types.ts';
import type { Composer } from './composer.ts';

const MAPPER = 'symfony/asset-mapper';

/** Bundles that make what AssetMapper then takes up, with their commands for production (their documentation). */
const BEFORE: readonly (readonly [bundle: string, command: readonly string[]])[] = [
  ['symfonycasts/tailwind-bundle', ['tailwind:build', '--minify']],
  ['symfonycasts/sass-bundle', ['sass:build']],
  ['sensiolabs/typescript-bundle', ['typescript:build']],
];

/** In production nothing answers for what AssetMapper maps: the files are written while building, as its documentation says. */
export function compileAssets(project: Project, manifest: Composer | undefined): readonly BuildCommand[] {
  const location = manifest?.requires.get(MAPPER);
  if (manifest === undefined || location === undefined || !project.folder.has('bin/console')) return [];
  project.decide('assets', 'asset-map:compile', `composer.json requires ${MAPPER}`, location);
  const commands = [
    ...(project.folder.has('importmap.php') ? [['importmap:install']] : []),
    ...BEFORE.flatMap(([bundle, command]) => (manifest.requires.has(bundle) ? [command] : [])),
    ['asset-map:compile'],
  ];
  const lines = commands.map((command) => sh`php bin/console ${[...command]}`);
  return [{ run: lines.reduce((all, line) => sh`${all} && ${line}`), name: 'compile assets' }];
}
