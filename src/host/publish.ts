import { readdirSync, statSync } from 'node:fs';
import { parseAnnotations } from '../app/exporters.ts';
import { mergeImages } from '../app/publish/merge.ts';
import { promoteImage } from '../app/publish/promote.ts';
import type { Published, PublishTools } from '../app/publish/publish-image.ts';
import { parseTags } from '../options/tags.ts';
import { type CredentialsProvider, isSha256, type Reference, RegistryClient, RegistryWriter } from '../oci/index.ts';
import { AipackError, type Problem } from '../schema/errors.ts';
import { redactedAddress } from '../untrusted/redact.ts';
import { imageNamed, readImageName } from './image-name.ts';
import { plainFetch } from './use-network.ts';
import { resolveNamed, type Workspace } from './workspace-path.ts';

export interface PublishSurroundings {
  readonly credentials: CredentialsProvider;
  readonly insecureRegistries: readonly string[];
  readonly signal: AbortSignal;
}

/** Files that a folder of digests may have: one for each platform, and each is a name of 64 characters. */
const MOST_FILES = 100;

/**
 * Gives an image further names.
 * @throws AipackError INPUT_INVALID, REGISTRY_REFUSED, REGISTRY_UNREACHABLE
 */
export async function runPromote(
  from: string,
  names: readonly string[],
  surroundings: PublishSurroundings,
): Promise<Published> {
  const tags = someTags(names);
  return promoteImage(readImageName(from), tags, toolsOf(surroundings));
}

/**
 * Makes one image of those for one platform each.
 * @param digests as users say them: digests, names with digests, folders
 * @throws AipackError INPUT_INVALID, REGISTRY_REFUSED, REGISTRY_UNREACHABLE
 */
export async function runMerge(
  digests: readonly string[],
  names: readonly string[],
  annotations: readonly string[],
  workspace: Workspace,
  surroundings: PublishSurroundings,
): Promise<Published> {
  const tags = someTags(names);
  const [first] = tags;
  const problems: Problem[] = [];
  const images = digests
    .flatMap((said) => inFolder(said, workspace) ?? [said])
    .flatMap((said) => {
      const image = digestOf(said, first) ?? imageNamed(said);
      if (image?.digest === undefined) problems.push(noDigest(said));
      return image?.digest === undefined ? [] : [image];
    });
  if (problems.length > 0) throw new AipackError(problems);
  if (images.length === 0) {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: 'There is nothing to merge',
      hint: 'Give `digests`: what the builds for one platform each had as their output `digest`.',
    });
  }
  return mergeImages(images, tags, indexAnnotations(annotations), toolsOf(surroundings));
}

/** Annotations of the index, which is all that is made. */
function indexAnnotations(said: readonly string[]): Readonly<Record<string, string>> {
  const level = 'annotation-index.';
  return Object.fromEntries(
    Object.entries(parseAnnotations(said)).flatMap(([key, value]) =>
      key.startsWith(level) ? [[key.slice(level.length), value]] : [],
    ),
  );
}

function toolsOf({ credentials, insecureRegistries, signal }: PublishSurroundings): PublishTools {
  const options = { fetch: plainFetch, credentials, signal, insecure: insecureRegistries };
  return { reader: new RegistryClient(options), writer: new RegistryWriter(options) };
}

function someTags(names: readonly string[]): readonly Reference[] {
  const tags = parseTags(names);
  if (tags.length > 0) return tags;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: 'The image has no name to be pushed under',
    hint: 'Give one with `tags`, such as ghcr.io/owner/app:1.2.',
  });
}

/** The digests that the files of a folder are named by, as download-artifact leaves what each build had uploaded. */
function inFolder(said: string, workspace: Workspace): readonly string[] | undefined {
  if (isSha256(said) || isHex(said)) return undefined;
  const path = resolveNamed(said, 'digests', workspace);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
    .slice(0, MOST_FILES);
}

function isHex(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

function digestOf(said: string, first: Reference | undefined): Reference | undefined {
  const digest = isHex(said) ? `sha256:${said}` : said;
  if (!isSha256(digest) || first === undefined) return undefined;
  return { registry: first.registry, repository: first.repository, digest };
}

function noDigest(said: string): Problem {
  return {
    code: 'INPUT_INVALID',
    message: `${JSON.stringify(redactedAddress(said))} among the digests names no image by its digest`,
    hint: 'Give digests (sha256:…), names with digests, or a folder whose files have digests for names.',
  };
}
