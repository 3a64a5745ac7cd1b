import { backOff, defaultRetry, Passing, Watchdog, type RetryOptions } from '../../wolfi/index.ts';
import { ApkError } from '../errors.ts';
import type { PackageSource } from '../types.ts';
import { bytesBefore, type ByteRange } from './answer.ts';
import { networkProblem, sizeProblem, timeoutProblem } from './problems.ts';

/** How packages are fetched; a proxy is the business of `fetch`. */
export interface PackageNetwork {
  readonly fetch: typeof fetch;
  readonly retry?: Partial<RetryOptions>;
}

/** Bytes after which an attempt has been worth it: one that fails later is as good as a first one. */
const WORTHWHILE = 2 ** 20;

/**
 * Fetches bytes of a package file as they are asked for. An attempt that fails is followed by one that goes on where it ended, where
 * the server allows that. What comes is neither more nor less than the range, of a file that has the size which the index says.
 * @throws ApkError APK_WITHDRAWN, APK_STATUS, APK_NETWORK, APK_TIMEOUT, APK_MISMATCH; whatever the signal was aborted with
 */
export async function* download(
  source: PackageSource,
  range: ByteRange,
  network: PackageNetwork,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const retry = { ...defaultRetry, ...network.retry };
  let done = 0;
  for (let tried = 0; done < range.length;) {
    signal?.throwIfAborted();
    const before = done;
    try {
      const rest = { offset: range.offset + done, length: range.length - done };
      for await (const bytes of attempt(source, rest, network.fetch, retry, signal)) {
        done += bytes.length;
        yield bytes;
      }
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      tried = done - before >= WORTHWHILE ? 1 : tried + 1;
      if (tried >= retry.attempts) throw error.error;
      await backOff(retry, tried, error, signal);
    }
  }
}

async function* attempt(
  source: PackageSource,
  range: ByteRange,
  fetch: PackageNetwork['fetch'],
  retry: RetryOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const watchdog = new Watchdog(retry, signal);
  const ended = new AbortController();
  try {
    const response = await fetch(source.url, {
      headers: headersFor(source, range),
      signal: AbortSignal.any([watchdog.signal, ended.signal]),
    });
    const skipped = bytesBefore(source, response, range);
    yield* wanted(source, chunksOf(response, watchdog), skipped, range);
  } catch (error) {
    if (error instanceof Passing || error instanceof ApkError) throw error;
    signal?.throwIfAborted();
    throw new Passing(watchdog.timedOut ? timeoutProblem(source, error) : networkProblem(source, error));
  } finally {
    watchdog.stop();
    ended.abort();
  }
}

function headersFor({ authorization, size }: PackageSource, { offset, length }: ByteRange): Headers {
  // A package is compressed already; encoding it once more would only change its bytes on the way.
  const headers = new Headers({ accept: '*/*', 'accept-encoding': 'identity' });
  if (authorization !== undefined) headers.set('authorization', authorization);
  if (length < size) headers.set('range', `bytes=${offset}-${offset + length - 1}`);
  return headers;
}

/** The body, watched only while it is waited for: whoever takes the bytes may take their time. */
async function* chunksOf({ body }: Response, watchdog: Watchdog): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  for (;;) {
    watchdog.progress();
    const { done, value } = await reader.read();
    watchdog.stop();
    if (done) return;
    yield value;
  }
}

/** The bytes of the range, out of an answer that may have others before and behind it. */
async function* wanted(
  source: PackageSource,
  chunks: AsyncIterable<Uint8Array>,
  skipped: number,
  { offset, length }: ByteRange,
): AsyncGenerator<Uint8Array> {
  let before = skipped;
  let left = length;
  const toEnd = offset + length === source.size;
  for await (const chunk of chunks) {
    const bytes = chunk.subarray(Math.min(before, chunk.length));
    before -= chunk.length - bytes.length;
    if (toEnd && bytes.length > left) throw sizeProblem(source, `more than ${source.size}`);
    const part = bytes.subarray(0, left);
    left -= part.length;
    if (part.length > 0) yield part;
    if (left === 0 && !toEnd) return;
  }
  if (left > 0) throw new Passing(networkProblem(source, new Error(`it ended ${left} bytes too early`)));
}
