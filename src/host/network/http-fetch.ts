import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Answer } from '../../untrusted/answer.ts';
import type { Ways } from './agents.ts';
import { requester, type Requester } from './requester.ts';

/** Answers that have no body. */
const BODILESS = [101, 103, 204, 205, 304];
/** What is read to its end although nobody wants it, so that its connection serves the next request. */
const SHORT = 64 * 1024;

/** A `fetch` that gives what a server answers, redirects too. */
export type HttpFetch = (url: URL, init: RequestInit) => Promise<Answer>;

/**
 * A `fetch` on Node's own requests, which goes through proxies of every kind: Node's `fetch`, with its classes, takes some 40 ms of a
 * short run until it is loaded. Redirects are given back, never followed.
 */
export function httpFetch(ways: Ways): HttpFetch {
  const request = requester(ways);
  return async (url, { body, headers, method = 'GET', signal }) => {
    signal?.throwIfAborted();
    const named = headers === undefined || isPlain(headers) ? headers : Object.fromEntries(new Headers(headers));
    const incoming = await send(request, { url, method, body, headers: { accept: '*/*', ...named }, signal });
    return answerOf(incoming, method, signal);
  };
}

function isPlain(headers: NonNullable<RequestInit['headers']>): headers is Record<string, string> {
  return Object.getPrototypeOf(headers) === Object.prototype;
}

interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: RequestInit['body'] | undefined;
  readonly signal: AbortSignal | null | undefined;
}

function send(request: Requester, { body, headers, method, signal, url }: Sent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Some servers refuse who doesn't say what it is.
    const outgoing = request(url, method, { 'user-agent': 'node', ...headers });
    const abort = (): void => {
      reject(signal?.reason as Error);
      outgoing.destroy();
    };
    signal?.addEventListener('abort', abort, { once: true });
    outgoing.once('error', (cause) => reject(new TypeError('fetch failed', { cause })));
    outgoing.once('response', resolve);
    if (body === null || body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
      outgoing.end(body ?? undefined);
    } else if (body instanceof URLSearchParams) {
      outgoing.setHeader('content-type', 'application/x-www-form-urlencoded;charset=UTF-8').end(body.toString());
    } else if (body instanceof ReadableStream) {
      const source = Readable.fromWeb(body);
      source.once('error', (cause) => outgoing.destroy(cause));
      source.pipe(outgoing);
    } else outgoing.destroy(new TypeError('a body of this kind is not sent'));
  });
}

function answerOf(incoming: IncomingMessage, method: string, signal: AbortSignal | null | undefined): Answer {
  const status = incoming.statusCode ?? 500;
  const all = new Map(Object.entries(incoming.headersDistinct));
  signal?.addEventListener('abort', () => incoming.destroy(signal.reason as Error), { once: true });
  // Whoever reads it is told by the reading itself.
  incoming.on('error', () => undefined);
  const bodiless = BODILESS.includes(status) || method === 'HEAD';
  if (bodiless) incoming.resume();
  return {
    ok: status >= 200 && status < 300,
    status,
    headers: { get: (name) => all.get(name.toLowerCase())?.join(', ') ?? null },
    body: bodiless ? null : bodyOf(incoming),
  };
}

function bodyOf(incoming: IncomingMessage): Answer['body'] {
  return {
    [Symbol.asyncIterator]: () => incoming[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>,
    cancel: async () => {
      if (!(Number(incoming.headers['content-length'] ?? Number.NaN) <= SHORT)) incoming.destroy();
      if (incoming.closed) return;
      await once(incoming.resume(), 'close');
    },
  };
}
