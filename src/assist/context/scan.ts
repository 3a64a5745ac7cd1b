import { posix } from 'node:path';
import type { Repository } from '../../detect/core/repository.ts';
import { buildToolOf, languageOf } from './languages.ts';

/** How much of a repository is looked at before a model is asked. */
export interface ScanLimits {
  readonly files: number;
  /** Levels of folders; files in the root are at 1. */
  readonly depth: number;
  /** Bytes of manifests together. */
  readonly bytes: number;
  readonly milliseconds: number;
}

export const SCAN_LIMITS: ScanLimits = { files: 5_000, depth: 8, bytes: 256 * 1024, milliseconds: 5_000 };

/** Manifests whose text is kept. */
const MAX_MANIFESTS = 12;
/** Characters of one manifest: the first lines say what it is. */
const MAX_MANIFEST = 4_000;
/** Names of the root that are listed. */
const MAX_ROOT = 80;

export interface Manifest {
  readonly path: string;
  readonly text: string;
  /** Whether it goes on after `text`. */
  readonly cut: boolean;
}

/** What there is in a repository, in numbers and first lines. */
export interface Scan {
  readonly name: string;
  readonly files: number;
  readonly folders: number;
  /** Languages with their share of files that are in any, largest first. */
  readonly languages: readonly { readonly name: string; readonly files: number; readonly share: number }[];
  readonly buildTools: readonly string[];
  readonly root: readonly string[];
  readonly manifests: readonly Manifest[];
  /** Folders below the root that have manifests of their own, as the members of a workspace have. */
  readonly members: readonly string[];
  /** Why something is missing, as sentences. */
  readonly cuts: readonly string[];
}

/**
 * Looks a repository through, and no further than some limits: what they cut off is told, and stops nothing.
 * @param now milliseconds of any clock
 */
export function scanRepository(repository: Repository, now: () => number, limits: ScanLimits = SCAN_LIMITS): Scan {
  const deadline = now() + limits.milliseconds;
  const cuts = new Set<string>();
  const languages = new Map<string, number>();
  const buildTools = new Set<string>();
  const manifests: string[] = [];
  const members = new Set<string>();
  let files = 0;
  let folders = 0;
  const queue = [{ folder: '.', depth: 1 }];
  // Breadth first: what is near the root says more.
  for (const { folder, depth } of queue) {
    if (files >= limits.files) {
      cuts.add(`only the first ${limits.files} files were counted`);
      break;
    }
    if (now() > deadline) {
      cuts.add(`the scan ended after ${limits.milliseconds} ms`);
      break;
    }
    folders += 1;
    const listing = repository.list(folder);
    for (const name of listing.files) {
      const path = folder === '.' ? name : `${folder}/${name}`;
      files += 1;
      const language = languageOf(name);
      if (language !== undefined) languages.set(language, (languages.get(language) ?? 0) + 1);
      const tool = buildToolOf(name);
      if (tool !== undefined) buildTools.add(tool);
      if (tool === undefined && !repository.knowledge.isManifest(name) && !SPEAKS.test(name)) continue;
      manifests.push(path);
      if (folder !== '.' && !SPEAKS.test(name)) members.add(folder);
    }
    if (depth >= limits.depth && listing.directories.length > 0) {
      cuts.add(`folders more than ${limits.depth} levels deep were not entered`);
      continue;
    }
    for (const name of listing.directories) queue.push({ folder: posix.join(folder, name), depth: depth + 1 });
  }
  const counted = [...languages.values()].reduce((sum, count) => sum + count, 0);
  const root = repository.list('.');
  const names = [...root.directories.map((name) => `${name}/`), ...root.files];
  if (manifests.length > MAX_MANIFESTS)
    cuts.add(`of ${manifests.length} manifests the first ${MAX_MANIFESTS} are shown`);
  return {
    name: repository.name,
    files,
    folders,
    languages: [...languages]
      .map(([name, count]) => ({ name, files: count, share: count / counted }))
      .sort((a, b) => b.files - a.files || (a.name < b.name ? -1 : 1)),
    buildTools: [...buildTools].sort(),
    root: names.slice(0, MAX_ROOT),
    manifests: readManifests(repository, manifests.slice(0, MAX_MANIFESTS), limits.bytes, cuts),
    members: [...members].sort(),
    cuts: [...cuts, ...repository.cuts],
  };
}

/** Files that people write to say how something is built or run. */
const SPEAKS = /^(?:README(?:\.\w{1,8})?|Procfile|Dockerfile|compose\.ya?ml|docker-compose\.ya?ml)$/i;

function readManifests(
  repository: Repository,
  paths: readonly string[],
  most: number,
  cuts: Set<string>,
): readonly Manifest[] {
  const read: Manifest[] = [];
  let left = most;
  for (const path of paths) {
    if (left <= 0) {
      cuts.add(`manifests were read up to ${most} bytes`);
      break;
    }
    const room = Math.min(MAX_MANIFEST, left);
    const text = repository.head(path, room);
    if (text === undefined || text.includes('\0')) continue;
    const bytes = Buffer.byteLength(text);
    left -= bytes;
    read.push({ path, text, cut: bytes >= room });
  }
  return read;
}
