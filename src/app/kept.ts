import type { RegistryClient } from '../oci/index.ts';
import { placeAnnotations } from '../options/annotations.ts';
import { attests, type AttestationChoice } from './attest.ts';
import { expectedStatements, type OwnPredicates } from './expected-statements.ts';
import { digestExporter, type ExportRequest } from './exporters.ts';
import { WITHOUT_ATTESTATIONS, type Pass } from './passes.ts';
import { publishedImage, type PublishedImage } from './published.ts';
import type { Stopwatch } from '../report/stopwatch.ts';

/** One platform of a build, as it would be published. */
export interface WouldPublish {
  readonly platform: string;
  readonly predicates: OwnPredicates;
  /** Makes the image of this platform alone, and gives its digest. */
  readonly solve: (pass: Pass) => Promise<string | undefined>;
}

export type CompareRequest = Pick<ExportRequest, 'annotations' | 'baseLayers' | 'push' | 'sourceDateEpoch' | 'tags'> & {
  readonly attestations: AttestationChoice;
};

/**
 * What the registry has already of what a build would push, where that is all of it and nothing else is there. Provenance
 * says when a build ran, so that pushing again would give the tags another digest though nothing changed.
 */
export async function findKept(
  request: CompareRequest,
  { registry, stopwatch }: { readonly registry: RegistryClient; readonly stopwatch: Stopwatch },
  builds: readonly WouldPublish[],
): Promise<PublishedImage | undefined> {
  const { attestations, push, tags } = request;
  const annotations = placeAnnotations(
    request.annotations,
    builds.map(({ platform }) => platform),
  );
  if (!push || !attests(attestations) || annotations === undefined) return undefined;
  const images = builds.map(({ platform, predicates }) => ({
    platform,
    annotations: annotations.descriptors.get(platform) ?? {},
    statements: expectedStatements(attestations, predicates),
  }));
  const published = await stopwatch.measure('published', () =>
    publishedImage(registry, tags, { annotations: annotations.index, images }),
  );
  if (published === undefined) return undefined;
  return stopwatch.measure('compare', async () => {
    for (const { platform, solve } of builds) {
      const exporter = digestExporter(request, annotations.manifests.get(platform));
      const digest = await solve({ exporters: [exporter], choice: WITHOUT_ATTESTATIONS, cacheExports: [] });
      if (digest !== published.manifests.get(platform)) return undefined;
    }
    return published;
  });
}
