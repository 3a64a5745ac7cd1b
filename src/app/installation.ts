import { BuildkitError, type Capabilities, type DaemonInfo } from '../buildkit/index.ts';
import type { Installation } from '../image/image-plan.ts';
import type { OfferedRoots } from '../image/roots.ts';
import type { Planned } from './line.ts';

/** As many as Docker unpacks of an image. */
const MAX_LAYERS = 127;

/** Thrown where a build can't go on with packages as layers, and can without. */
export class LayersRefusedError extends Error {
  override readonly name = 'LayersRefusedError';
}

/** How packages come into a build, as far as can be told before anything is fetched. */
export function installationOf({ plans }: Planned, { containerdStore }: DaemonInfo): Installation {
  const planned = plans[0]?.installation ?? { way: 'apk', because: 'nothing is planned' };
  if (planned.way === 'apk' || containerdStore) return planned;
  return { way: 'apk', because: "Docker's classic image store takes no layers from elsewhere" };
}

/** @throws LayersRefusedError where an image would have more layers than can be unpacked. */
export function checkLayerCount({ plans }: Planned, roots: ReadonlyMap<string, OfferedRoots>): void {
  for (const { platform, runtime } of plans) {
    const count = (roots.get(platform)?.runtime.image.layers.length ?? 0) + Math.max(1, runtime.copies.length);
    if (count > MAX_LAYERS) {
      throw new LayersRefusedError(
        `the image for ${platform} would have ${count} layers, and at most ${MAX_LAYERS} work`,
      );
    }
  }
}

/** @throws LayersRefusedError where a daemon lacks what it takes. */
export function checkLayerCapabilities({ disabled, llb }: Capabilities): void {
  const missing = ['mergeop', 'source.ocilayout'].filter((capability) => !llb.has(capability));
  if (missing.length === 0) return;
  const why = missing
    .map((capability) => disabled.get(capability))
    .find((reason) => reason !== undefined && reason !== '');
  throw new LayersRefusedError(`this BuildKit has no ${missing.join(' and ')}${why === undefined ? '' : `: ${why}`}`);
}

/** Words of daemons that know layouts, or layers over each other, by name only. */
const REFUSALS = ['oci-layout', 'mergeop', 'max depth exceeded', 'unknown scheme'] as const;

/**
 * What every BuildKit says of a layer of which an interrupted build left a part: it can't read a layout from the middle, and forgets
 * the part only after a day (its ocilayout.go, contentutil/fetcher.go).
 */
const HALF_TAKEN = 'unsupported offset';

/** Why a build that failed can be tried again with packages installed by apk; undefined where that would be no help. */
export function refusal(error: unknown): string | undefined {
  if (error instanceof LayersRefusedError) return error.message;
  if (!(error instanceof BuildkitError) || error.code === 'EXEC_FAILED' || error.code === 'CANCELLED') return undefined;
  const { message } = error;
  if (message.includes(HALF_TAKEN)) return 'BuildKit still has a part of a package from a build that was interrupted';
  return REFUSALS.some((words) => message.includes(words)) ? `BuildKit refused them: ${message}` : undefined;
}
