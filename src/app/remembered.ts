import { formatReference, type Manifest, type Reference, type RegistryClient } from '../oci/index.ts';
import { isNameless, isPushed, type Target } from '../options/targets.ts';
import type { EarlierImage } from './delta/since.ts';
import type { RegistryReader } from './published-reader.ts';
import { publishedRoot } from './published-root.ts';

/** What is worth having before it is known whether anything is compared with it: bytes of one statement, parts of an index or manifest. */
const MOST_BYTES = 512 * 1024;
const MOST_PARTS = 16;

/**
 * A registry that is asked once for what has a digest, and for what pushes will be compared with before that is needed: meanwhile the
 * repository is read, and the daemon found. What can't be had is asked for again by whoever needs it, who then tells of it.
 */
export class RememberedRegistry implements RegistryReader {
  readonly #registry: RegistryClient;
  readonly #manifests = new Map<string, Promise<Manifest | undefined>>();
  readonly #blobs = new Map<string, Promise<Uint8Array>>();
  readonly #named = new Map<string, Manifest>();
  readonly #roots = new Map<string, Promise<Manifest | undefined>>();

  constructor(registry: RegistryClient) {
    this.#registry = registry;
  }

  async manifest(reference: Reference): Promise<Manifest | undefined> {
    const { digest, registry, repository } = reference;
    if (digest !== undefined) {
      return once(this.#manifests, keyOf(reference, digest), () => this.#registry.manifest(reference));
    }
    const found = await this.#registry.manifest(reference);
    if (found === undefined) return found;
    const name = formatReference(reference);
    if (!this.#named.has(name)) this.#named.set(name, found);
    this.#manifests.set(keyOf({ registry, repository }, found.digest), Promise.resolve(found));
    return found;
  }

  blob(reference: Reference, digest: string, limit: number): Promise<Uint8Array> {
    const key = keyOf(reference, digest);
    const ask = (): Promise<Uint8Array> => this.#registry.blob(reference, digest, limit);
    return limit > MOST_BYTES ? (this.#blobs.get(key) ?? ask()) : once(this.#blobs, key, ask);
  }

  blobStream(reference: Reference, digest: string, size: number): AsyncGenerator<Uint8Array> {
    return this.#registry.blobStream(reference, digest, size);
  }

  /** What the first of the names that named anything did when that was first asked. */
  earlier(names: readonly Reference[]): EarlierImage | undefined {
    return names
      .flatMap((name) => {
        const root = this.#named.get(formatReference(name));
        return root === undefined ? [] : [{ name, root }];
      })
      .at(0);
  }

  /** What all of the names were found to name when that was first asked; as {@link publishedRoot}. */
  root(names: readonly Reference[]): Promise<Manifest | undefined> {
    return once(this.#roots, JSON.stringify(names), () => publishedRoot(this, names));
  }

  /** The names that name something, by what they do: each list is of one image. All of them, where they name the same. */
  async sameNames(names: readonly Reference[]): Promise<readonly (readonly Reference[])[]> {
    if ((await this.root(names)) !== undefined) return [names];
    const lists = new Map<string, Reference[]>();
    for (const name of names) {
      const digest = this.#named.get(formatReference(name))?.digest;
      if (digest !== undefined) lists.set(digest, [...(lists.get(digest) ?? []), name]);
    }
    return [...lists.values()];
  }

  /** Reads what pushes are compared with. It never fails: whoever compares asks again for what can't be had, and tells why. */
  async begin(outputs: readonly Target[], attested: boolean): Promise<void> {
    const pushes = outputs.filter((output) => isPushed(output) && !isNameless(output));
    await Promise.allSettled(
      pushes.map(async ({ names }) => {
        const root = await this.root(names);
        const [name] = names;
        if (attested && name !== undefined) await this.#readBelow(name, root);
      }),
    );
  }

  async #readBelow({ registry, repository }: Reference, root: Manifest | undefined): Promise<void> {
    const read = async (digest: string): Promise<void> => {
      const found = await this.manifest({ registry, repository, digest });
      const { config, layers: named } = found?.content ?? {};
      const layers = named ?? [];
      // Those of an image are its own, and nobody compares them.
      if (!layers.every(({ mediaType }) => mediaType.endsWith('+json'))) return;
      const blobs = [...(config === undefined ? [] : [config]), ...layers.slice(0, MOST_PARTS)];
      const small = blobs.filter(({ size }) => size <= MOST_BYTES);
      await Promise.all(small.map((blob) => this.blob({ registry, repository }, blob.digest, blob.size)));
    };
    await Promise.all((root?.content.manifests ?? []).slice(0, MOST_PARTS).map(({ digest }) => read(digest)));
  }
}

function keyOf({ registry, repository }: Pick<Reference, 'registry' | 'repository'>, digest: string): string {
  return `${registry}/${repository}@${digest}`;
}

/** Asks once; what is not there, or fails, is asked for again. */
function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const asked = ask();
  known.set(key, asked);
  const forget = (): void => void known.delete(key);
  asked.then((found) => found === undefined && forget(), forget);
  return asked;
}
