import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The calls that a client makes, whichever version of the service it speaks to. */
export type Call = 'lookup' | 'download' | 'reserve' | 'upload' | 'finish';

/** Answers a call in place of the service; `bytes` are those that a download would bring. */
export type Fault = (response: ServerResponse, bytes: Buffer) => void;

interface Entry {
  readonly key: string;
  readonly version: string;
  /** By where it belongs: an offset, or the name of a block. */
  readonly pieces: Map<string, Buffer>;
  bytes: Buffer;
  finished: boolean;
}

interface Lookup {
  readonly keys: readonly string[];
  readonly version: string;
}

const TWIRP = '/twirp/github.actions.results.api.v1.CacheService/';
const V1 = '/_apis/artifactcache/';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** Pieces come in any order, and may come again. */
function store(entry: Entry, body: Buffer, { headers }: IncomingMessage, query: URLSearchParams): void {
  const { pieces } = entry;
  const offset = /^bytes (\d+)-/.exec(headers['content-range'] ?? '')?.[1];
  if (query.get('comp') === 'block') pieces.set(query.get('blockid') ?? '', body);
  else if (query.get('comp') === 'blocklist') {
    const names = [...body.toString('utf8').matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(([, name = '']) => name);
    entry.bytes = Buffer.concat(names.map((name) => pieces.get(name) ?? Buffer.alloc(0)));
  } else if (offset === undefined) entry.bytes = body;
  else {
    pieces.set(offset, body);
    const inOrder = [...pieces].sort(([a], [b]) => Number(a) - Number(b));
    entry.bytes = Buffer.concat(inOrder.map(([, piece]) => piece));
  }
}

function sendFrom(response: ServerResponse, bytes: Buffer, { headers }: IncomingMessage): void {
  const range = headers['x-ms-range'] ?? headers.range;
  const start = Number(/^bytes=(\d+)-/.exec(String(range))?.[1] ?? 0);
  const rest = bytes.subarray(start);
  const about = { 'content-length': rest.length, 'x-ms-request-id': '1', etag: '"1"' };
  if (start === 0) response.writeHead(200, about).end(rest);
  else {
    const part = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(206, { ...about, 'content-range': part }).end(rest);
  }
}

/** GitHub's cache service on loopback, in both of its versions, with faults on demand. */
export class CacheService {
  readonly entries: Entry[] = [];
  /** Every call that came, in order. */
  readonly calls: Call[] = [];
  readonly faults = new Map<Call, Fault>();
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => void this.#handle(request, response));
  }

  static async start(): Promise<CacheService> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new CacheService(server);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What a job sees of it. */
  environment(version: 'v1' | 'v2'): NodeJS.ProcessEnv {
    const address = version === 'v1' ? { ACTIONS_CACHE_URL: `${this.url}/` } : { ACTIONS_CACHE_SERVICE_V2: 'true' };
    return { ...address, ACTIONS_RESULTS_URL: `${this.url}/`, ACTIONS_RUNTIME_TOKEN: 'token' };
  }

  get keys(): readonly string[] {
    return this.entries.filter(({ finished }) => finished).map(({ key }) => key);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    const body = await bodyOf(request);
    const value = (): Record<string, unknown> => JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    const [, id = ''] = /(?:blob\/container|caches)\/(\d+)$/.exec(pathname) ?? [];
    const entry = this.entries[Number(id) - 1];
    const at = `${request.method ?? ''} ${pathname.replace(id, '')}`;
    switch (at) {
      case `POST ${TWIRP}GetCacheEntryDownloadURL`: {
        const {
          key,
          restore_keys: more = [],
          version,
        } = value() as { key: string; restore_keys?: string[]; version: string };
        return this.#answer('lookup', response, () => this.#lookup(response, { keys: [key, ...more], version }, 'v2'));
      }
      case `GET ${V1}cache`: {
        const lookup = {
          keys: (searchParams.get('keys') ?? '').split(','),
          version: searchParams.get('version') ?? '',
        };
        return this.#answer('lookup', response, () => this.#lookup(response, lookup, 'v1'));
      }
      case `POST ${TWIRP}CreateCacheEntry`:
        return this.#answer('reserve', response, () => {
          const made = this.#reserve(value());
          if (made === undefined) json(response, 409, { code: 'already_exists', msg: 'cache entry already exists' });
          else json(response, 200, { ok: true, signed_upload_url: `${this.url}/blob/container/${made}?sig=secret` });
        });
      case `POST ${V1}caches`:
        return this.#answer('reserve', response, () => {
          const made = this.#reserve(value());
          if (made === undefined) json(response, 409, { message: 'already exists' });
          else json(response, 201, { cacheId: made });
        });
      case 'PUT /blob/container/':
      case `PATCH ${V1}caches/`:
        return this.#answer('upload', response, () => {
          if (entry) store(entry, body, request, searchParams);
          // Clients of Azure's storage take for granted that an answer has a number.
          response.writeHead(request.method === 'PUT' ? 201 : 204, { etag: '"1"', 'x-ms-request-id': '1' }).end();
        });
      case `POST ${TWIRP}FinalizeCacheEntryUpload`:
        return this.#answer('finish', response, () => {
          const { key } = value();
          for (const item of this.entries) if (item.key === key) item.finished = true;
          json(response, 200, { ok: true, entry_id: '1' });
        });
      case `POST ${V1}caches/`:
        return this.#answer('finish', response, () => {
          if (entry) entry.finished = true;
          response.writeHead(204).end();
        });
      case 'GET /blob/container/': {
        const bytes = entry?.bytes ?? Buffer.alloc(0);
        return this.#answer('download', response, () => sendFrom(response, bytes, request), bytes);
      }
      default:
        response.writeHead(404).end(at);
    }
  }

  #answer(call: Call, response: ServerResponse, answer: () => void, bytes: Buffer = Buffer.alloc(0)): void {
    this.calls.push(call);
    const fault = this.faults.get(call);
    if (fault) fault(response, bytes);
    else answer();
  }

  /** Exact keys come before prefixes, and newer entries before older ones. */
  #lookup(response: ServerResponse, { keys, version }: Lookup, service: 'v1' | 'v2'): void {
    const mine = this.entries.filter((entry) => entry.finished && entry.version === version).reverse();
    const found = keys.flatMap((key) => [
      ...mine.filter((entry) => entry.key === key),
      ...mine.filter((entry) => entry.key.startsWith(key)),
    ])[0];
    const url = found === undefined ? '' : `${this.url}/blob/container/${this.entries.indexOf(found) + 1}?sig=secret`;
    if (service === 'v2') {
      json(response, 200, { ok: found !== undefined, signed_download_url: url, matched_key: found?.key ?? '' });
    } else if (found === undefined) response.writeHead(204).end();
    else json(response, 200, { archiveLocation: url, cacheKey: found.key });
  }

  #reserve({ key, version }: Record<string, unknown>): number | undefined {
    if (this.entries.some((entry) => entry.key === key && entry.version === version)) return undefined;
    // Numbers begin at 1: to a client of v1, 0 is none.
    return this.entries.push({
      key: String(key),
      version: String(version),
      pieces: new Map(),
      bytes: Buffer.alloc(0),
      finished: false,
    });
  }
}

export const fault = {
  status:
    (status: number, message = 'no', headers: Record<string, string> = {}): Fault =>
    (response) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify({ code: 'x', msg: message, message })),
  /** Breaks the connection in the middle. */
  cut: ((response, bytes) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  }) satisfies Fault,
  foreign: ((response) => response.writeHead(200).end("somebody else's bytes")) satisfies Fault,
  silent: (() => undefined) satisfies Fault,
};
