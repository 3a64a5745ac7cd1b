import { type Descriptor, parseReference, RegistryClient } from '../../src/oci/index.ts';

const registry = new RegistryClient({ fetch, credentials: async () => undefined });

/** How an attestation manifest says which manifest it is about, and each of its layers what it states. */
const ABOUT = 'vnd.docker.reference.digest';
const PREDICATE = 'in-toto.io/predicate-type';
/** Our own statement stands beside those of the Docker actions. */
const OWN = 'aipack';

/** What may be the same of two images that two programs built: all but times, and what provenance says of who built. */
export interface PublishedImage {
  readonly annotations: Readonly<Record<string, string>>;
  readonly platforms: readonly {
    readonly platform: string;
    readonly layers: readonly string[];
    readonly annotations: Readonly<Record<string, string>>;
    readonly statements: readonly string[];
  }[];
}

/** What a name of an image stands for in its registry. */
export async function published(name: string): Promise<PublishedImage> {
  const reference = parseReference(name);
  const contentOf = async (digest?: string) => {
    const found = await registry.manifest(digest === undefined ? reference : { ...reference, digest });
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found.content;
  };
  const index = await contentOf();
  const all = index.manifests ?? [];
  const statementsOf = async (image: Descriptor): Promise<readonly string[]> => {
    const about = all.filter(({ annotations }) => annotations?.[ABOUT] === image.digest);
    const layers = await Promise.all(about.map(async ({ digest }) => (await contentOf(digest)).layers ?? []));
    const types = layers.flat().map(({ annotations }) => annotations?.[PREDICATE] ?? '');
    return types.filter((type) => !type.includes(OWN)).sort();
  };
  const images = all.filter(({ annotations }) => annotations?.[ABOUT] === undefined);
  const platforms = await Promise.all(
    images.map(async (image) => {
      const { annotations = {}, layers } = await contentOf(image.digest);
      const { architecture = '', os = '' } = image.platform ?? {};
      return {
        platform: `${os}/${architecture}`,
        layers: (layers ?? []).map(({ digest }) => digest),
        annotations,
        statements: await statementsOf(image),
      };
    }),
  );
  return {
    annotations: index.annotations ?? {},
    platforms: platforms.toSorted((a, b) => (a.platform < b.platform ? -1 : 1)),
  };
}
