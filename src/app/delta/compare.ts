import type { Change, Delta, PlatformDelta } from '../../report/delta.ts';
import { changesOf, versionChanges } from './changes-of.ts';
import { imageFacts, type ImageFacts } from './image-facts.ts';
import type { ImageSource } from './image-source.ts';
import { layerChanges } from './layer-changes.ts';
import type { Manifest } from '../../oci/index.ts';

/** An image whose facts were read. */
export interface ReadImage {
  readonly source: ImageSource;
  readonly root: Manifest;
  readonly facts: readonly ImageFacts[];
}

export async function readImage(source: ImageSource, root: Manifest): Promise<ReadImage> {
  return { source, root, facts: await imageFacts(source, root) };
}

/**
 * What differs between two images.
 * @param fileBudget compressed bytes of layers that may be read for each platform, to compare files
 */
export async function compareImages(before: ReadImage, after: ReadImage, fileBudget: number): Promise<Delta> {
  const names = [...new Set([...before.facts, ...after.facts].map(({ platform }) => platform))].sort();
  const platforms: PlatformDelta[] = [];
  for (const name of names) {
    const [old, now] = [before, after].map(({ facts }) => facts.find(({ platform }) => platform === name));
    platforms.push(
      await comparePlatform(
        name,
        { source: before.source, facts: old },
        { source: after.source, facts: now },
        fileBudget,
      ),
    );
  }
  return {
    before: { name: before.source.name, digest: before.root.digest },
    after: { name: after.source.name, digest: after.root.digest },
    same: platforms.every(({ same }) => same),
    platforms,
  };
}

interface Side {
  readonly source: ImageSource;
  readonly facts: ImageFacts | undefined;
}

async function comparePlatform(
  platform: string,
  before: Side,
  after: Side,
  fileBudget: number,
): Promise<PlatformDelta> {
  const { facts: old } = before;
  const { facts: now } = after;
  if (old === undefined || now === undefined) {
    const only = old === undefined ? 'new' : 'old';
    return { platform, same: false, changes: {}, notes: [`Only the ${only} image has this platform.`] };
  }
  if (old.digest === now.digest) return { platform, same: true, changes: {}, notes: [] };
  const components = componentChanges(old, now);
  const { files, notes } = await layerChanges({ ...before, facts: old }, { ...after, facts: now }, fileBudget);
  return {
    platform,
    same: false,
    size: { before: old.size, after: now.size },
    changes: { ...components.changes, settings: changesOf(old.settings, now.settings) },
    ...(files === undefined ? {} : { files }),
    notes: [...components.notes, ...notes],
  };
}

function componentChanges(
  { components: old }: ImageFacts,
  { components: now }: ImageFacts,
): Pick<PlatformDelta, 'notes'> & {
  readonly changes: Readonly<Partial<Record<'packages' | 'dependencies', readonly Change[]>>>;
} {
  if (old === undefined || now === undefined) {
    const which = old !== undefined ? 'new' : now !== undefined ? 'old' : '';
    const who = which === '' ? 'Neither image has' : `The ${which} image has no`;
    return {
      changes: {},
      notes: [`${who} ${which === '' ? 'a ' : ''}list of what is in it, so packages are not compared.`],
    };
  }
  const packages = versionChanges(old.packages, now.packages);
  if (old.dependencies === undefined || now.dependencies === undefined) return { changes: { packages }, notes: [] };
  return { changes: { packages, dependencies: versionChanges(old.dependencies, now.dependencies) }, notes: [] };
}
