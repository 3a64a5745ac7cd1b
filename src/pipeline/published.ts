import { isDeepStrictEqual } from 'node:util';
import { BUILD_PREDICATE } from '../image/attestations.ts';
import type { Reference } from '../oci/index.ts';
import type { Descriptor, Manifest, RegistryClient } from '../registry/client.ts';
import { RegistryError } from '../registry/errors.ts';

/** An image that the registry has under all tags of a build, one entry a platform. */
export interface PublishedImage {
  /** Digest of what the tags name. */
  readonly digest: string;
  readonly platforms: ReadonlyMap<string, PublishedPlatform>;
}

export interface PublishedPlatform {
  readonly digest: string;
  /** Predicate of the statement that this tool made, where there is one. */
  readonly buildPredicate: unknown;
}

const STATEMENT_TYPE = 'application/vnd.in-toto+json';
const PREDICATE_ANNOTATION = 'in-toto.io/predicate-type';
/** Our statement has a few kilobytes for each hundred packages. */
const MAX_STATEMENT = 8 * 1024 * 1024;

/**
 * The image that every one of the tags names now; undefined where they name none, several, or one whose index can't
 * be read. Only ever used to leave things as they are, so a registry that doesn't answer is no failure.
 */
export async function publishedImage(
  registry: RegistryClient,
  tags: readonly Reference[],
): Promise<PublishedImage | undefined> {
  try {
    const manifests = await Promise.all(tags.map((tag) => registry.manifest(tag)));
    const [first] = manifests;
    if (first === undefined || manifests.some((manifest) => manifest?.digest !== first.digest)) return undefined;
    const [tag] = tags;
    return tag === undefined ? undefined : await readIndex(registry, tag, first);
  } catch (error) {
    if (error instanceof RegistryError || error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

async function readIndex(
  registry: RegistryClient,
  tag: Reference,
  { digest, content }: Manifest,
): Promise<PublishedImage | undefined> {
  const { manifests } = content;
  if (manifests === undefined) return undefined;
  const images = manifests.filter(({ platform }) => platform !== undefined && platform.os !== 'unknown');
  const platforms = await Promise.all(
    images.map(async (image) => {
      const { os = '', architecture = '' } = image.platform ?? {};
      const attestation = manifests.find(
        ({ annotations }) => annotations?.['vnd.docker.reference.digest'] === image.digest,
      );
      return [`${os}/${architecture}`, await readPlatform(registry, tag, image, attestation)] as const;
    }),
  );
  return { digest, platforms: new Map(platforms) };
}

async function readPlatform(
  registry: RegistryClient,
  tag: Reference,
  image: Descriptor,
  attestation: Descriptor | undefined,
): Promise<PublishedPlatform> {
  const { registry: host, repository } = tag;
  const manifest =
    attestation === undefined
      ? undefined
      : await registry.manifest({ registry: host, repository, digest: attestation.digest });
  const statements = (manifest?.content.layers ?? []).filter(({ mediaType }) => mediaType === STATEMENT_TYPE);
  const ours = statements.find(({ annotations }) => annotations?.[PREDICATE_ANNOTATION] === BUILD_PREDICATE);
  const statement =
    ours === undefined
      ? undefined
      : (JSON.parse(Buffer.from(await registry.blob(tag, ours.digest, MAX_STATEMENT)).toString('utf8')) as {
          predicate?: unknown;
        });
  return { digest: image.digest, buildPredicate: statement?.predicate };
}

/** What a build would publish for one platform. */
export interface WouldPublish {
  readonly platform: string;
  /** Makes the image alone, without publishing it. */
  readonly digest: () => Promise<string | undefined>;
  readonly buildPredicate: unknown;
}

/** What is published already and needs no publishing again. */
export interface Kept {
  readonly digest: string;
  /** Digest of the manifest of each platform. */
  readonly manifests: ReadonlyMap<string, string>;
}

/**
 * Whether publishing would put the same image there again, with the same statement about how it was made: provenance
 * says when a build ran, so that it would give the tags another digest though nothing changed. Which state of the
 * package index the versions were read from is no difference: they are the same versions.
 */
export async function keptImage(published: PublishedImage, builds: readonly WouldPublish[]): Promise<Kept | undefined> {
  if (published.platforms.size !== builds.length) return undefined;
  const manifests = new Map<string, string>();
  for (const { platform, digest, buildPredicate } of builds) {
    const there = published.platforms.get(platform);
    const statement: unknown = JSON.parse(JSON.stringify(buildPredicate));
    if (there === undefined) return undefined;
    if (!isDeepStrictEqual(withoutIndex(there.buildPredicate), withoutIndex(statement))) return undefined;
    if ((await digest()) !== there.digest) return undefined;
    manifests.set(platform, there.digest);
  }
  return { digest: published.digest, manifests };
}

function withoutIndex(predicate: unknown): unknown {
  return typeof predicate === 'object' && predicate !== null ? { ...predicate, packageIndex: undefined } : predicate;
}
