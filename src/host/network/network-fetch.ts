import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Ways } from './agents.ts';
import { requester, type Requester } from './requester.ts';

/** As the Fetch standard has it. */
const MAX_REDIRECTS = 20;
/** Answers that have no body. */
const BODILESS = [101, 103, 204, 205, 304];

/**
 * A `fetch` that goes through proxies of every kind and trusts certificates of one's own, on every release of Node 24: Node's own
 * takes proxies since 24.14, SOCKS never, and further certificates since 24.5.
 */
export function networkFetch(ways: Ways): typeof fetch {
  const request = requester(ways);
  return async (input, init) => {
    let asked = new Request(input, init);
    for (let count = 0; ; count++) {
      // A body that comes piece by piece is for one request, and followed by none.
      const kept = asked.redirect === 'manual' ? undefined : asked.clone();
      const response = await once(request, asked);
      const next = kept && redirected(kept, response);
      if (next === undefined) return response;
      await response.body?.cancel();
      if (asked.redirect === 'error' || count === MAX_REDIRECTS) {
        throw new TypeError('fetch failed', { cause: new Error('there are too many redirects') });
      }
      asked = next;
    }
  };
}

async function once(request: Requester, asked: Request): Promise<Response> {
  asked.signal.throwIfAborted();
  // One whose length is said may be a layer: it goes out as it comes.
  const body =
    asked.body === null || asked.headers.has('content-length') ? asked.body : Buffer.from(await asked.arrayBuffer());
  return respond(await send(request, asked, body), asked.signal);
}

function send(
  request: Requester,
  asked: Request,
  body: Buffer | ReadableStream<Uint8Array> | null,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(asked.url), asked.method, Object.fromEntries(asked.headers));
    const abort = (): void => {
      reject(asked.signal.reason as Error);
      outgoing.destroy();
    };
    asked.signal.addEventListener('abort', abort, { once: true });
    outgoing.once('error', (cause) => reject(new TypeError('fetch failed', { cause })));
    outgoing.once('response', resolve);
    if (body === null || Buffer.isBuffer(body)) outgoing.end(body ?? undefined);
    else {
      const source = Readable.fromWeb(body);
      source.once('error', (cause) => outgoing.destroy(cause));
      source.pipe(outgoing);
    }
  });
}

function respond(incoming: IncomingMessage, signal: AbortSignal): Response {
  const status = incoming.statusCode ?? 500;
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  signal.addEventListener('abort', () => incoming.destroy(signal.reason as Error), { once: true });
  const bodiless = BODILESS.includes(status);
  if (bodiless) incoming.resume();
  const body = bodiless ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
  return new Response(body, { status, statusText: incoming.statusMessage ?? '', headers });
}

/** What a redirect leads to. Credentials stay with the origin that they were meant for. */
function redirected(request: Request, { headers, status }: Response): Request | undefined {
  const location = headers.get('location');
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return undefined;
  const to = URL.parse(location, request.url);
  if (to === null || !/^https?:$/.test(to.protocol)) return undefined;
  const asGet = status === 303 ? request.method !== 'HEAD' : status <= 302 && request.method === 'POST';
  const next = new Request(to, asGet ? { headers: request.headers, signal: request.signal } : request);
  if (to.origin !== new URL(request.url).origin) {
    for (const name of ['authorization', 'cookie']) next.headers.delete(name);
  }
  return next;
}
