import { copy, file, merge, scratch, type State } from '../llb/index.ts';
import { lineage, parentOf, settled } from './folders.ts';
import type { RuntimeCopy, RuntimeStage } from './image-plan.ts';
import { FIXED_EPOCH } from './fixed-epoch.ts';
import { realPath, type Tree } from './real-path.ts';

const ROOT_OWNER = { user: 0, group: 0 } as const;

/** What one entry of `runtime.copy` takes of the build stage. */
export function copied(build: State, step: RuntimeCopy, to: string): ReturnType<typeof copy> {
  return copy(build, step.from, to, {
    // A folder is merged into its destination, as `cp -a from/. to` does.
    contentsOnly: true,
    createDestPath: true,
    wildcard: true,
    owner: ROOT_OWNER,
    timestamp: step.epoch,
    ...(step.exclude.length === 0 ? {} : { exclude: step.exclude }),
  });
}

/**
 * The layers of an application: each copy one layer, made from nothing, so that the packages they go over are never unpacked.
 * Where a copy goes, and what the folders above it look like, is asked of the packages' tree.
 */
export function applicationLayers(stage: RuntimeStage, tree: Tree, build: State, prefix: string): State {
  const folders = lineage(realPath(tree, stage.workdir));
  const { copies } = stage;
  if (copies.length === 0) {
    return file(scratch(), settled(tree, folders, FIXED_EPOCH), { name: `${prefix}[image] make ${stage.workdir}` });
  }
  return copies.reduce((below, step, index) => {
    const target = realTarget(tree, step.to);
    const parents = lineage(parentOf(target));
    // A folder that the packages have keeps how it is, and takes a file into it, as it would below them.
    const there = tree.find(target)?.entry.kind === 'directory' ? lineage(target) : parents;
    const before = index === 0 ? [...folders, ...there] : there;
    return file(
      below,
      [...settled(tree, before, FIXED_EPOCH), copied(build, step, target), ...settled(tree, parents, FIXED_EPOCH)],
      { name: `${prefix}[image] ${step.name}` },
    );
  }, scratch());
}

/** With the slash at its end that says that it is a folder. */
function realTarget(tree: Tree, to: string): string {
  const real = realPath(tree, to);
  return to.endsWith('/') && real !== '/' ? `${real}/` : real;
}

/** Lays an application over packages, and what lies over those, without unpacking any. */
export function overPackages(packages: readonly State[], application: State, prefix: string): State {
  return merge([...packages, application], { name: `${prefix}[image] packages and application` });
}
