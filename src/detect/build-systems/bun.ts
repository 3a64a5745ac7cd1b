import { shellWord } from '../shell-word.ts';
import type { InstallContext, InstallPlan, PackageManager } from '../languages/javascript/package-manager.ts';

/** Bun as a package manager, with its text lock file and the older binary one. */
export const bun: PackageManager = {
  id: 'bun',
  linksBinaries: true,
  run: (script) => `bun run ${script}`,
  runIn: (path, _name, script) => `bun run --cwd ${shellWord(path)} ${script}`,
  exec: (line) => `bunx ${line}`,
  plan: bunPlan,
};

function bunPlan(context: InstallContext): InstallPlan {
  const { project, root } = context;
  const here = project.folder;
  const lock = root.first('bun.lock', 'bun.lockb');
  const cwd = root.path === here.path ? '' : ` --cwd ${here.relative(root.path)}`;
  if (lock === undefined) {
    project.notice(
      'LOCK_FILE_MISSING',
      'there is no bun.lock, so two builds of one commit may install different versions',
      root.where('package.json'),
    );
  }
  const modules = here.relative(root.sub('node_modules').path);
  const install = `bun install${lock === undefined ? '' : ' --frozen-lockfile'}`;
  return {
    packages: ['bun'],
    cache: ['/root/.bun/install/cache'],
    inputs: root
      .existing('bun.lock', 'bun.lockb', 'bunfig.toml', '.npmrc', 'patches')
      .map((name) => here.relative(root.sub(name).path)),
    install: `${install}${context.production ? ' --production' : ''}${cwd}`,
    // Bun removes nothing from a node_modules that is there, so it is made anew, out of the cache.
    prune: [`rm -rf ${modules}`, `${install} --production --ignore-scripts${cwd}`, `mkdir -p ${modules}`],
  };
}
