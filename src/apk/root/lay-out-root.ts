import type { ApkPackage, PackageContents, RootImage, RootLayer } from '../types.ts';
import { checkSet } from './check.ts';
import { RootError } from './errors.ts';
import { FoldersShown } from './folders-shown.ts';
import { describeImage, type DescribedLayer } from './image.ts';
import { install } from './install.ts';
import { installOrder } from './install-order.ts';
import { planLayers } from './layer-plan.ts';
import { makeLayer, topLayer } from './make-layers.ts';
import { mergeTree } from './merge-tree.ts';
import { layerNotices, lossNotices } from './notices.ts';
import { DEFAULT_LAYER_LIMIT, type RootOptions } from './options.ts';
import { checkAccounts } from './own/accounts.ts';
import { addOwnFiles } from './own/add-own-files.ts';
import { OwnFiles } from './own/own-files.ts';
import { scriptNotices } from './scripts.ts';

const HINT = 'Leave one of the packages out, or ask for a version that goes with the others.';

/**
 * Makes an image of packages, as apk would install them into an empty root without running their scripts: a layer a package,
 * its data segment as it stands wherever the tree comes to the same, and one of ours on top. The same packages and options
 * give the same bytes, in whatever order the packages come.
 *
 * @throws RootError ROOT_CONFLICT with everything for which apk would refuse them or no image can have them; ROOT_OPTION
 */
export async function layOutRoot(
  packages: readonly ApkPackage[],
  options: RootOptions,
  contents: PackageContents,
): Promise<RootImage> {
  const unusable = checkAccounts(options.accounts ?? []);
  if (unusable.length > 0) throw new RootError('ROOT_OPTION', unusable, 'Mend the accounts that are named.');
  const installation = install(installOrder(packages, options.world));
  const merged = mergeTree(installation, options.epoch);
  const problems = [...checkSet(installation.packages, options), ...installation.problems, ...merged.problems];
  if (problems.length > 0) throw new RootError('ROOT_CONFLICT', problems, HINT);

  const { tree } = merged;
  // The layer of ours is one of them.
  const planned = planLayers(installation, tree, Math.max(options.layerLimit ?? DEFAULT_LAYER_LIMIT, 2) - 1);
  const layers: RootLayer[] = [];
  const shown = new FoldersShown();
  for (const layer of planned) layers.push(await makeLayer(layer, tree, contents, shown));

  const own = new OwnFiles(tree, options.epoch);
  const added = await addOwnFiles(own, tree, installation, options, contents);
  layers.push(topLayer([...own.entries(), ...shown.differing(tree)]));
  return {
    architecture: options.architecture,
    layers,
    ...describeImage(layers.map(described), options.architecture, options.epoch),
    notices: [
      ...layerNotices(planned),
      ...lossNotices(installation.packages, merged),
      ...scriptNotices(installation.packages),
      ...added,
    ],
    entries: () => tree.entries(),
    find: (path) => tree.entryAt(path),
  };
}

function described({ source, ...layer }: RootLayer): DescribedLayer {
  return { ...layer, why: source.kind === 'own' ? source.why : undefined };
}
