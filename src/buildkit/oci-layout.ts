import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { BuildkitError } from './errors.ts';
import { readPlainFile } from './plain-file.ts';

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Thousands of tags. */
const MAX_INDEX_BYTES = 4 * 1024 * 1024;
const REF_NAME = 'org.opencontainers.image.ref.name';
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';

async function readIndex(directory: string): Promise<readonly Descriptor[] | undefined> {
  const bytes = await readPlainFile(join(directory, 'index.json'), MAX_INDEX_BYTES).catch(() => undefined);
  if (bytes === undefined) return undefined;
  try {
    const { manifests } = JSON.parse(bytes.toString('utf8')) as { manifests?: unknown };
    return Array.isArray(manifests)
      ? (manifests as Descriptor[]).filter((each) => typeof each.digest === 'string')
      : [];
  } catch (cause) {
    throw new BuildkitError('INVALID_OPTION', `${join(directory, 'index.json')} is not the index of an OCI layout`, {
      cause,
    });
  }
}

/**
 * The digest that a tag stands for in an OCI layout; the only or last entry when no tag is asked for. Undefined when
 * there is no layout or no such tag.
 *
 * @throws {BuildkitError} INVALID_OPTION when the index can't be read
 */
export async function layoutDigest(directory: string, tag?: string): Promise<string | undefined> {
  const manifests = (await readIndex(directory)) ?? [];
  const tagged = manifests.filter((each) => tag === undefined || each.annotations?.[REF_NAME] === tag);
  return tagged.at(-1)?.digest;
}

/** Gives a manifest of the layout a tag, taking it from whatever had it. */
export async function tagLayout(directory: string, manifest: Descriptor, tag: string): Promise<void> {
  const others = ((await readIndex(directory)) ?? []).filter((each) => each.annotations?.[REF_NAME] !== tag);
  const entry = { ...manifest, annotations: { ...manifest.annotations, [REF_NAME]: tag } };
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
