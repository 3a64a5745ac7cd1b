import { formatPlatform, parsePlatform } from '../oci/index.ts';

type Attributes = Readonly<Record<string, string>>;

/** What the annotations of a build come to on what is pushed. An index's own descriptor is never in a registry. */
export interface PlacedAnnotations {
  readonly index: Attributes;
  /** By platform: those of its descriptor in the index. */
  readonly descriptors: ReadonlyMap<string, Attributes>;
  /** By platform: those of its manifest, as an exporter's attributes for that platform alone. */
  readonly manifests: ReadonlyMap<string, Attributes>;
}

/**
 * Sorts annotations, as the attributes that an exporter takes, by where they end up. As BuildKit does it: those of one
 * platform win over those of all.
 * @returns undefined where one is for a platform that is not built, which BuildKit refuses
 */
export function placeAnnotations(attributes: Attributes, platforms: readonly string[]): PlacedAnnotations | undefined {
  const all = Object.entries(attributes).map(([attribute, value]) => {
    const [, level = 'manifest', on, key = ''] =
      /^annotation(?:-([a-z-]+))?(?:\[([^\]]+)\])?\.(.+)$/s.exec(attribute) ?? [];
    return { level, on: on === undefined ? undefined : normalised(on), key, value };
  });
  if (all.some(({ on }) => on !== undefined && !platforms.includes(on))) return undefined;
  const pick = (level: string, wanted: (on: string | undefined) => boolean, prefix = ''): Attributes =>
    Object.fromEntries(
      all
        .filter((each) => each.level === level && wanted(each.on))
        .sort((a, b) => Number(a.on !== undefined) - Number(b.on !== undefined))
        .map(({ key, value }) => [`${prefix}${key}`, value]),
    );
  const byPlatform = (level: string, prefix?: string): ReadonlyMap<string, Attributes> =>
    new Map(platforms.map((name) => [name, pick(level, (on) => on === undefined || on === name, prefix)]));
  return {
    index: pick('index', () => true),
    descriptors: byPlatform('manifest-descriptor'),
    manifests: byPlatform('manifest', 'annotation.'),
  };
}

function normalised(platform: string): string {
  return formatPlatform(parsePlatform(platform.includes('/') ? platform : `linux/${platform}`));
}
