import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asObject, parseJsonObject } from '../untrusted/json.ts';
import { NotPlainError, readPlainFile } from '../untrusted/plain-file.ts';
import { isDescriptor, type Descriptor } from './descriptor.ts';
import { sha256Hex } from './digest.ts';
import { OciError } from './errors.ts';
import { INDEX_TYPE } from './media-types.ts';

/** Thousands of tags. */
const MAX_INDEX_BYTES = 4 * 1024 * 1024;
const REF_NAME = 'org.opencontainers.image.ref.name';
/** The whole name of an image, of which the layout itself has the tag only. */
const IMAGE_NAME = 'io.containerd.image.name';

/** The folders between that of a layout and its blobs. */
export const BLOB_FOLDERS = ['blobs', 'sha256'] as const;

/** Where a layout has the blob of a digest; undefined for what is no SHA-256 digest, which may be any path. */
export function blobPath(directory: string, digest: string): string | undefined {
  const hex = sha256Hex(digest);
  return hex === undefined ? undefined : join(directory, ...BLOB_FOLDERS, hex);
}

/** Nothing, a link or a device in its place: there is no layout, and nothing in it to lose. */
function isNoFile(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof NotPlainError || ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO'].includes(code ?? '');
}

async function readIndex(directory: string): Promise<readonly object[]> {
  const path = join(directory, 'index.json');
  const unusable = (what: string, cause?: unknown): OciError =>
    new OciError('INVALID_LAYOUT', `${path} ${what}`, { hint: 'Remove the folder, or name another one.', cause });
  const bytes = await readPlainFile(path, MAX_INDEX_BYTES).catch((cause: unknown) => {
    if (isNoFile(cause)) return undefined;
    throw unusable(`can't be read: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  });
  if (bytes === undefined) return [];
  const index = parseJsonObject(bytes.toString('utf8'));
  if (index === undefined) throw unusable('is not the index of an OCI layout');
  const manifests: readonly unknown[] = Array.isArray(index.manifests) ? index.manifests : [];
  return manifests.map(asObject).filter((each) => each !== undefined);
}

/**
 * The digest that a tag stands for in an OCI layout; the only or last entry when no tag is asked for. Undefined when
 * there is no layout or no such tag.
 *
 * @throws OciError INVALID_LAYOUT
 */
export async function layoutDigest(directory: string, tag?: string): Promise<string | undefined> {
  const manifests = (await readIndex(directory)).filter(isDescriptor);
  return manifests.findLast((each) => tag === undefined || each.annotations?.[REF_NAME] === tag)?.digest;
}

/**
 * Gives a manifest of the layout a tag, taking it from whatever had it; `name` is the whole name of the image, where it has one.
 *
 * @throws OciError INVALID_LAYOUT
 */
export async function tagLayout(directory: string, manifest: Descriptor, tag: string, name?: string): Promise<void> {
  const others = (await readIndex(directory)).filter(
    (each) => !isDescriptor(each) || each.annotations?.[REF_NAME] !== tag || each.annotations[IMAGE_NAME] !== name,
  );
  const named = name === undefined ? {} : { [IMAGE_NAME]: name };
  const entry = { ...manifest, annotations: { ...manifest.annotations, ...named, [REF_NAME]: tag } };
  const index = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests: [...others, entry] };
  await mkdir(directory, { recursive: true });
  await replace(join(directory, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  await replace(join(directory, 'index.json'), JSON.stringify(index));
}

async function replace(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(temporary, text, { flag: 'wx' });
  await rename(temporary, path);
}
