import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as toolCache from '@actions/tool-cache';
import { BuildkitError } from '../../buildkit/index.ts';
import { lookup } from '../../untrusted/lookup.ts';
import { reasonOf, type Release } from './release.ts';

const TOOL = 'aipack-buildkit-archive';
const FILE = 'buildkit.tar.gz';

const ATTEMPTS = 3;
/** A release has some 80 MB. */
const MOST_BYTES = 512 * 1024 * 1024;
const DOWNLOAD_MS = 600_000;

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
  const folder = await mkdtemp(join(tmpdir(), 'aipack-release-'));
  const path = join(folder, FILE);
  try {
    await download(url, path).catch((cause: unknown) => {
      throw new BuildkitError('CONNECT_FAILED', `${url} can't be downloaded: ${reasonOf(cause)}`, {
        hint: 'Give a mirror of the releases with `buildkit-mirror`.',
        cause,
      });
    });
    const sum = await sumOf(path);
    if (sum === archive.sha256) return join(await toolCache.cacheFile(path, FILE, TOOL, version, arch), FILE);
    throw otherBytes(url, sum, archive.sha256);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The toolkit's own download knows neither certificates of one's own nor every proxy. Tried three times, but for an answer that is a refusal. */
async function download(url: string, path: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) }).catch((error: unknown) => {
      if (attempt === ATTEMPTS) throw error;
      return undefined;
    });
    if (response?.ok === true && response.body !== null) {
      await pipeline(Readable.fromWeb(response.body), bounded(), createWriteStream(path));
      return;
    }
    await response?.body?.cancel();
    if (response !== undefined && (response.status < 500 || attempt === ATTEMPTS))
      throw new Error(`HTTP ${response.status}`);
  }
}

/** Ends a download that has more bytes than a release. */
function bounded(): (source: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array> {
  return async function* (source) {
    let length = 0;
    for await (const bytes of source) {
      length += bytes.length;
      if (length > MOST_BYTES) throw new Error(`it has more than ${MOST_BYTES} bytes`);
      yield bytes;
    }
  };
}

function otherBytes(url: string, sum: string, expected: string): BuildkitError {
  return new BuildkitError('NOT_BUILDKIT', `${url} has the SHA-256 ${sum}, and the release has ${expected}`, {
    hint: 'Nothing of it was run. Check the mirror (`buildkit-mirror`), and what stands between it and this machine.',
  });
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
