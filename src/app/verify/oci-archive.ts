import { TarReader, type TarEvent } from '../../apk/index.ts';
import { asObject, parseJson } from '../../untrusted/json.ts';
import { isDescriptor, type ManifestContent } from '../../oci/index.ts';
import type { ComparedImage } from './compare-images.ts';

/** An archive that can be read from its beginning as often as is needed. */
export type ReadArchive = () => AsyncIterable<Uint8Array>;

/** Manifests and configurations have some ten kilobytes. */
const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;
const MAX_DOCUMENTS = 100;
const BRACE = 0x7b;

const pathOf = (digest: string): string => `blobs/${digest.replace(':', '/')}`;

/** The only image of an OCI archive; undefined where it is none. */
export async function imageOf(read: ReadArchive): Promise<ComparedImage | undefined> {
  const documents = await documentsOf(read);
  const { manifests } = asObject(documents.get('index.json')) ?? {};
  const [descriptor] = (Array.isArray(manifests) ? manifests : []) as readonly unknown[];
  if (!isDescriptor(descriptor)) return undefined;
  const manifest = asObject(documents.get(pathOf(descriptor.digest))) as ManifestContent | undefined;
  const { config } = manifest ?? {};
  if (manifest === undefined || !isDescriptor(config)) return undefined;
  return { manifest, config: documents.get(pathOf(config.digest)) };
}

/** What is JSON in an archive, by path. */
async function documentsOf(read: ReadArchive): Promise<ReadonlyMap<string, unknown>> {
  const documents = new Map<string, unknown>();
  let open: { readonly path: string; readonly parts: Uint8Array[] } | undefined;
  for await (const event of eventsOf(read)) {
    if (event.kind === 'entry') {
      const { kind, name, size } = event.entry;
      const mayBe = kind === 'file' && size <= MAX_DOCUMENT_BYTES && documents.size < MAX_DOCUMENTS;
      open = mayBe ? { path: name, parts: [] } : undefined;
    } else if (event.kind === 'content') {
      if (open?.parts.length === 0 && event.bytes[0] !== BRACE) open = undefined;
      // The reader's bytes are only good until the next ones come.
      open?.parts.push(Uint8Array.from(event.bytes));
    } else if (open !== undefined) {
      documents.set(open.path, parseJson(Buffer.concat(open.parts)));
      open = undefined;
    }
  }
  return documents;
}

/** The bytes of a blob of an archive; none where it has no such blob. */
export function blobOf(read: ReadArchive, digest: string): AsyncGenerator<Uint8Array> {
  return fileOf(read, pathOf(digest));
}

/** The bytes of a file of an archive, which are only good until the next ones come; none where it has no such file. */
export async function* fileOf(read: ReadArchive, path: string): AsyncGenerator<Uint8Array> {
  let inside = false;
  for await (const event of eventsOf(read)) {
    if (event.kind === 'entry') inside = event.entry.name.replace(/^\.\//, '') === path;
    else if (inside && event.kind === 'close') return;
    else if (inside && event.kind === 'content') yield event.bytes;
  }
}

async function* eventsOf(read: ReadArchive): AsyncGenerator<TarEvent> {
  const tar = new TarReader();
  for await (const bytes of read()) yield* tar.push(bytes);
}
