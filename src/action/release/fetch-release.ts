import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as toolCache from '@actions/tool-cache';
import { BuildkitError } from '../../buildkit/index.ts';
import { lookup } from '../../untrusted/lookup.ts';
import { reasonOf, type Release } from './release.ts';

const TOOL = 'aipack-buildkit-archive';
const FILE = 'buildkit.tar.gz';

/**
 * The archive of a release: from the runner's tool cache, else from `mirror`. Other jobs write to that cache, so the sum counts
 * whichever way it came; it is the archive that is kept, since nothing else could be checked.
 *
 * @returns its path
 * @throws BuildkitError CONNECT_FAILED where there is none for this machine or at the mirror, NOT_BUILDKIT for other bytes
 */
export async function fetchRelease({ version, archives }: Release, mirror: string, arch: string): Promise<string> {
  const archive = lookup(archives, arch);
  if (archive === undefined) {
    throw new BuildkitError('CONNECT_FAILED', `There is no release of BuildKit for ${arch} that is known here`);
  }
  const kept = toolCache.find(TOOL, version, arch);
  // What can't be read there is downloaded again.
  const keptSum = kept === '' ? '' : await sumOf(join(kept, FILE)).catch(() => '');
  if (keptSum === archive.sha256) return join(kept, FILE);
  const url = `${mirror.replace(/\/$/, '')}/v${version}/buildkit-v${version}.${archive.platform}.tar.gz`;
  const path = await toolCache.downloadTool(url).catch((cause: unknown) => {
    throw new BuildkitError('CONNECT_FAILED', `${url} can't be downloaded: ${reasonOf(cause)}`, {
      hint: 'Give a mirror of the releases with `buildkit-mirror`.',
      cause,
    });
  });
  const sum = await sumOf(path);
  if (sum === archive.sha256) return join(await toolCache.cacheFile(path, FILE, TOOL, version, arch), FILE);
  throw new BuildkitError('NOT_BUILDKIT', `${url} has the SHA-256 ${sum}, and the release has ${archive.sha256}`, {
    hint: 'Nothing of it was run. Check the mirror (`buildkit-mirror`), and what stands between it and this machine.',
  });
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
