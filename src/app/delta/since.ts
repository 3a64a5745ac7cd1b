import { formatReference, type Manifest, type Reference } from '../../oci/index.ts';
import type { Change, Delta, PlatformDelta } from '../../report/delta.ts';
import type { RegistryReader } from '../published-reader.ts';
import { compareImages, readImage } from './compare.ts';
import { registrySource } from './image-source.ts';
import { isOfEveryBuild, isVariable } from './settings-of.ts';

/** What a tag named before a build. */
export interface EarlierImage {
  readonly name: Reference;
  readonly root: Manifest;
}

/** Compressed bytes of layers that are read after a push, to tell which files changed: a second or less. */
const FILE_BUDGET = 8 * 1024 * 1024;
/** Of each kind. The rest is left out of what outputs carry. */
const MOST_CHANGES = 1000;

/**
 * Begins to read what a tag named before, while the build runs; gives what compares it with what is pushed. That fails for
 * nothing: an earlier image that can't be read is told in one sentence.
 */
export function beginDelta(
  registry: RegistryReader,
  { name, root }: EarlierImage,
): (pushed: Reference) => Promise<Delta> {
  const text = formatReference(name);
  const before = { name: text, digest: root.digest };
  const reading = readImage(registrySource(registry, { ...name, digest: root.digest }, text), root);
  // Told below, once somebody waits for it.
  reading.catch(() => undefined);
  return async (pushed) => {
    const after = { name: text, digest: pushed.digest ?? '' };
    try {
      const source = registrySource(registry, pushed, text);
      const now = await source.root();
      if (now === undefined) return unknown(before, after, 'the registry does not have the new image yet');
      const delta = await compareImages(await reading, await readImage(source, now), FILE_BUDGET);
      return delta.platforms.length === 0
        ? unknown(before, after, 'it has no image for a platform')
        : { ...delta, platforms: delta.platforms.map(forEveryone) };
    } catch (error) {
      return unknown(before, after, error instanceof Error ? error.message : String(error));
    }
  };
}

function unknown(before: Delta['before'], after: Delta['after'], because: string): Delta {
  return { before, after, same: false, platforms: [], because };
}

/** Without what differs between any two builds, and without values that an image's reader has, but not everybody who sees a page. */
function forEveryone(platform: PlatformDelta): PlatformDelta {
  const shown = (change: Change): Change => ({
    name: change.name,
    ...(change.before === undefined ? {} : { before: '' }),
    ...(change.after === undefined ? {} : { after: '' }),
  });
  const lists = Object.entries(platform.changes).map(([kind, changes]) => {
    const own = changes.filter(({ name }) => !isOfEveryBuild(name)).slice(0, MOST_CHANGES);
    return [kind, own.map((change) => (isVariable(change.name) ? shown(change) : change))] as const;
  });
  return { ...platform, changes: Object.fromEntries(lists) };
}
