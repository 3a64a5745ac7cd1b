import type { Manifest } from '../oci/index.ts';
import { placeAnnotations } from '../options/annotations.ts';
import { isNameless, isPushed, type Target } from '../options/targets.ts';
import { attests, type AttestationChoice } from './attest.ts';
import { expectedStatements, type OwnPredicates } from './expected-statements.ts';
import { digestExporter, type ExportRequest } from './exporters.ts';
import { WITHOUT_ATTESTATIONS, type Pass } from './passes.ts';
import { publishedImage, type PublishedImage } from './published.ts';
import { publishedRoot } from './published-root.ts';
import type { Lacking } from './publish/give-names.ts';
import type { RememberedRegistry } from './remembered.ts';
import type { Stopwatch } from '../report/stopwatch.ts';

/** One platform of a build, as it would be published. */
export interface WouldPublish {
  readonly platform: string;
  readonly predicates: OwnPredicates;
}

/** Makes the image of some platforms, and gives its digest. */
export type SolvePlatforms = (platforms: readonly string[], pass: Pass) => Promise<string | undefined>;

export type CompareRequest = Omit<ExportRequest, 'insecureRegistries'> & {
  readonly attestations: AttestationChoice;
  readonly noCache: boolean;
};

interface CompareTools {
  readonly registry: RememberedRegistry;
  readonly stopwatch: Stopwatch;
  readonly solve: SolvePlatforms;
  /** Whether the daemon is to keep a record of what is compared. */
  readonly recorded: boolean;
}

/** An image that the registry has, and the names that it lacks. */
export interface Kept extends PublishedImage {
  readonly lacking: readonly Lacking[];
}

/**
 * What the registry has already of what a build would push, where that is all of it and nothing else is there. Provenance
 * says when a build ran, so that pushing again would give the tags another digest though nothing changed. Where some of the names have
 * it, the others lack it.
 */
export async function findKept(
  request: CompareRequest,
  tools: CompareTools,
  builds: readonly WouldPublish[],
): Promise<Kept | undefined> {
  const pushes = request.outputs.filter(isPushed);
  // What has no name can't be looked for.
  if (pushes.length === 0 || pushes.some((push) => isNameless(push) || push.names.length === 0)) return undefined;
  const find = attests(request.attestations) ? findAttested : findPlain;
  let first: PublishedImage | undefined;
  const lacking: Lacking[] = [];
  for (const push of pushes) {
    let found: PublishedImage | undefined;
    for (const names of await tools.registry.sameNames(push.names)) {
      found = await find(request, { ...push, names }, tools, builds);
      if (found === undefined) continue;
      const others = push.names.filter((name) => !names.includes(name));
      const [from] = names;
      if (from !== undefined && others.length > 0) lacking.push({ from, root: found.root, names: others });
      break;
    }
    if (found === undefined) return undefined;
    first ??= found;
  }
  return first && { ...first, lacking };
}

/** The attested images of one push. */
async function findAttested(
  request: CompareRequest,
  { attributes, names }: Target,
  { recorded, registry, stopwatch, solve }: CompareTools,
  builds: readonly WouldPublish[],
): Promise<PublishedImage | undefined> {
  const { attestations } = request;
  const annotations = placeAnnotations(
    { ...request.annotations, ...annotationsOf(attributes) },
    builds.map(({ platform }) => platform),
  );
  if (annotations === undefined) return undefined;
  const images = builds.map(({ platform, predicates }) => ({
    platform,
    annotations: annotations.descriptors.get(platform) ?? {},
    statements: expectedStatements(attestations, predicates),
  }));
  const published = await stopwatch.measure('published', () =>
    publishedImage(registry, names, { annotations: annotations.index, images }, registry.root(names)),
  );
  if (published === undefined) return undefined;
  return stopwatch.measure('compare', async () => {
    const stands = stillNamed(registry, names, published.root);
    for (const { platform } of builds) {
      const exporter = digestExporter(request, annotations.manifests.get(platform), withoutAnnotations(attributes));
      const digest = await solve([platform], comparing(request, exporter, recorded));
      if (digest !== published.manifests.get(platform)) return undefined;
    }
    return (await stands) ? published : undefined;
  });
}

/** Without attestations nothing differs from one build to the next: the digest says all. */
async function findPlain(
  request: CompareRequest,
  { attributes, names }: Target,
  { recorded, registry, stopwatch, solve }: CompareTools,
  builds: readonly WouldPublish[],
): Promise<PublishedImage | undefined> {
  // Comparing would run every step twice, only to leave out a push of what is there.
  if (request.noCache) return undefined;
  const root = await stopwatch.measure('published', () => registry.root(names));
  if (root === undefined) return undefined;
  return stopwatch.measure('compare', async () => {
    const platforms = builds.map(({ platform }) => platform);
    const stands = stillNamed(registry, names, root);
    const exporter = digestExporter(request, request.annotations, attributes);
    const digest = await solve(platforms, comparing(request, exporter, recorded));
    if (digest !== root.digest || !(await stands)) return undefined;
    const [only] = platforms;
    const manifests = platforms.length === 1 && only !== undefined ? [[only, digest] as const] : [];
    return { digest, root, manifests: new Map(manifests) };
  });
}

/** What the tags name was asked early in the build: nobody may have pushed another image since. */
async function stillNamed(registry: RememberedRegistry, names: Target['names'], root: Manifest): Promise<boolean> {
  return (await publishedRoot(registry, names))?.digest === root.digest;
}

/** A cache in the image is a part of it. */
function comparing({ caches }: CompareRequest, exporter: Pass['exporters'][number], recorded: boolean): Pass {
  const cacheExports = caches.exports.filter(({ type }) => type === 'inline');
  return { exporters: [exporter], choice: WITHOUT_ATTESTATIONS, cacheExports, internal: !recorded };
}

function annotationsOf(attributes: Target['attributes']): Target['attributes'] {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => key.startsWith('annotation')));
}

function withoutAnnotations(attributes: Target['attributes']): Target['attributes'] {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => !key.startsWith('annotation')));
}
