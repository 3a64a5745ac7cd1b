import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { agentsFor, type Ways } from './agents.ts';
import { proxyFor } from './proxies.ts';
import { proxyAuthorization } from './tunnel.ts';

/** As the Fetch standard has it. */
const MAX_REDIRECTS = 20;
/** Answers that have no body. */
const BODILESS = [101, 103, 204, 205, 304];

/**
 * A `fetch` that goes through proxies of every kind and trusts certificates of one's own, on every release of Node 24: Node's own
 * takes proxies since 24.14, SOCKS never, and further certificates since 24.5.
 */
export function networkFetch(ways: Ways): typeof fetch {
  const agents = agentsFor(ways);
  const once = async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted();
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    const incoming = await send(request, options(ways, agents, request), body);
    return respond(incoming, request.signal);
  };
  return async (input, init) => {
    let request = new Request(input, init);
    for (let count = 0; ; count++) {
      const kept = request.clone();
      const response = await once(request);
      const next = request.redirect === 'manual' ? undefined : redirected(kept, response);
      if (next === undefined) return response;
      await response.body?.cancel();
      if (request.redirect === 'error' || count === MAX_REDIRECTS) {
        throw new TypeError('fetch failed', { cause: new Error('there are too many redirects') });
      }
      request = next;
    }
  };
}

function options(ways: Ways, agents: ReturnType<typeof agentsFor>, request: Request): RequestOptions {
  const url = new URL(request.url);
  const secure = url.protocol === 'https:';
  const headers: Record<string, string> = Object.fromEntries(request.headers);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = Number(url.port || (secure ? 443 : 80));
  const direct = { method: request.method, host, port, path: `${url.pathname}${url.search}`, headers };
  if (secure) return { ...direct, agent: agents.https };
  const proxy = proxyFor(ways.proxies, url.protocol, host, port);
  if (proxy === undefined || proxy.protocol === 'socks5') return { ...direct, agent: agents.http };
  // Without TLS a proxy is given the whole address: many open a tunnel for TLS only.
  return {
    ...direct,
    protocol: `${proxy.protocol}:`,
    host: proxy.host,
    port: proxy.port,
    path: `${url.origin}${direct.path}`,
    headers: { ...headers, host: url.host, ...proxyAuthorization(proxy) },
    agent: proxy.protocol === 'https' ? agents.plainHttps : agents.plainHttp,
  };
}

function send(request: Request, settings: RequestOptions, body: Buffer | undefined): Promise<IncomingMessage> {
  const secure = (settings.protocol ?? new URL(request.url).protocol) === 'https:';
  return new Promise((resolve, reject) => {
    const outgoing = (secure ? https : http).request(settings);
    const abort = (): void => {
      reject(request.signal.reason as Error);
      outgoing.destroy();
    };
    request.signal.addEventListener('abort', abort, { once: true });
    outgoing.once('error', (cause) => reject(new TypeError('fetch failed', { cause })));
    outgoing.once('response', resolve);
    outgoing.end(body);
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
