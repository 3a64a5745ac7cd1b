import { type Descriptor, formatPlatform, type Manifest, parsePlatform } from '../../oci/index.ts';
import { asObject } from '../../untrusted/json.ts';
import { ATTESTED } from '../attested.ts';
import { componentsOf, TELLING, type Components } from './components.ts';
import type { ImageSource } from './image-source.ts';
import { settingsOf, type Settings } from './settings-of.ts';

/** One platform of an image, as far as images are compared. */
export interface ImageFacts {
  readonly platform: string;
  readonly digest: string;
  readonly manifest: Manifest['content'];
  readonly config: unknown;
  /** Compressed bytes of all layers. */
  readonly size: number;
  readonly settings: Settings;
  /** Undefined where nothing beside the image lists them. */
  readonly components?: Components;
}

/** A configuration has some ten kilobytes, a list of what is in an image a few kilobytes for each hundred packages. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;
const MAX_STATEMENT_BYTES = 32 * 1024 * 1024;
/** Entries of an index that are looked at. */
const MOST_ENTRIES = 200;
const PREDICATE_TYPE = 'in-toto.io/predicate-type';

/**
 * Every platform of an image with what is said about it, sorted by name.
 * @param root what the image's name stands for; an index or a manifest
 */
export async function imageFacts(source: ImageSource, root: Manifest): Promise<readonly ImageFacts[]> {
  const entries = (root.content.manifests ?? []).slice(0, MOST_ENTRIES);
  if (root.content.manifests === undefined || root.content.manifests === null) {
    return [await factsOf(source, root, undefined, [])];
  }
  const images = entries.flatMap((descriptor) => {
    const platform = platformOf(descriptor.platform);
    return platform === undefined || ATTESTED in (descriptor.annotations ?? {}) ? [] : [{ descriptor, platform }];
  });
  const found = await Promise.all(
    images.map(async ({ descriptor, platform }) => {
      const manifest = await source.manifest(descriptor);
      return manifest === undefined ? [] : [await factsOf(source, manifest, platform, entries)];
    }),
  );
  return found.flat().sort((a, b) => (a.platform < b.platform ? -1 : 1));
}

async function factsOf(
  source: ImageSource,
  { content, digest }: Manifest,
  said: string | undefined,
  entries: readonly Descriptor[],
): Promise<ImageFacts> {
  const [config, components] = await Promise.all([
    content.config === undefined ? undefined : source.json(content.config, MAX_CONFIG_BYTES),
    componentsAbout(source, digest, entries),
  ]);
  return {
    platform: said ?? platformOf(asObject(config)) ?? 'unknown',
    digest,
    manifest: content,
    config,
    size: (content.layers ?? []).reduce((sum, { size }) => sum + size, 0),
    settings: settingsOf(config),
    ...(components === undefined ? {} : { components }),
  };
}

/** What is said to be in an image by the first of its statements that lists anything. */
async function componentsAbout(
  source: ImageSource,
  digest: string,
  entries: readonly Descriptor[],
): Promise<Components | undefined> {
  const attestations = entries.filter(({ annotations }) => annotations?.[ATTESTED] === digest);
  const manifests = await Promise.all(attestations.map((each) => source.manifest(each)));
  const layers = manifests.flatMap((manifest) => manifest?.content.layers ?? []);
  for (const type of TELLING) {
    const layer = layers.find(({ annotations }) => annotations?.[PREDICATE_TYPE] === type);
    if (layer === undefined) continue;
    const { predicate, subject } = asObject(await source.json(layer, MAX_STATEMENT_BYTES)) ?? {};
    if (predicate !== undefined && isAbout(subject, digest)) return componentsOf(type, predicate);
  }
  return undefined;
}

function isAbout(subject: unknown, digest: string): boolean {
  const subjects: readonly unknown[] = Array.isArray(subject) ? subject : [];
  return subjects.some((each) => asObject(asObject(each)?.digest)?.sha256 === digest.replace('sha256:', ''));
}

function platformOf(platform: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const { architecture, os, variant } = platform ?? {};
  if (os === undefined || os === 'unknown') return undefined;
  const text = [os, architecture, ...(variant === undefined || variant === '' ? [] : [variant])].join('/');
  return /^[\w.-]+(?:\/[\w.-]+){1,2}$/.test(text) ? formatPlatform(parsePlatform(text)) : undefined;
}
