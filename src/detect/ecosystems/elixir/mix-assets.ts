import type { Project } from '../../core/project.ts';
import { sh } from '../../core/shell.ts';
import { joinToolchains, type Toolchain } from '../../core/tool-call.ts';
import type { BuildCommand } from '../../core/types.ts';
import { mixCalls } from './mix-calls.ts';
import type { MixProject } from './mix-exs.ts';

export interface MixAssets extends Toolchain {
  /** Makes the tools of Mix itself ready, before the source is compiled. */
  readonly setup: readonly BuildCommand[];
  /** Makes what browsers get, from the compiled source on. */
  readonly build: readonly BuildCommand[];
}

/** Scripts of package.json by which Phoenix built before it had aliases. */
const SCRIPTS = ['deploy', 'compile'];

/** Where Phoenix has its sources for browsers. */
const FOLDER = 'assets';
const MANIFEST = `${FOLDER}/package.json`;

/**
 * What browsers get: the aliases that Phoenix' generator writes, with the packages that their bundler finds in assets/; where there is
 * no such alias, the package.json builds by itself and Phoenix digests what came of it.
 */
export function mixAssets(project: Project, { aliases, dependencies }: MixProject): MixAssets {
  const { folder } = project;
  const deploys = aliases.has('assets.deploy');
  const called = project.toolchain(mixCalls(folder));
  const setup = aliases.has('assets.setup') ? [{ run: sh`mix assets.setup`, name: 'install asset tools' }] : [];
  const places = [FOLDER, '.'].filter((place) => folder.has(`${place}/package.json`));
  const own = places.flatMap((place) => {
    if (called.folders.includes(place)) return [];
    const built = project.assets({ always: deploys && place === FOLDER, scripts: SCRIPTS }, place);
    return built === undefined ? [] : [{ place, built }];
  });
  const install = own.flatMap(({ built }) => built.install);
  const build = own.flatMap(({ place, built }) => (deploys && place === FOLDER ? [] : built.build));
  const digests = !deploys && dependencies.has('phoenix') && (folder.has(MANIFEST) || folder.hasFolder('priv/static'));
  if (digests)
    project.decide('assets', 'mix phx.digest', 'Phoenix serves digested files in production', folder.where('mix.exs'));
  return {
    ...joinToolchains([called, ...own.map(({ built }) => ({ ...built, folders: [], install: [] }))]),
    install: [...called.install, ...install],
    setup,
    build: [
      ...build,
      ...(deploys ? [{ run: sh`mix assets.deploy`, name: 'build assets' }] : []),
      ...(digests ? [{ run: sh`mix phx.digest`, name: 'digest assets' }] : []),
    ],
  };
}
