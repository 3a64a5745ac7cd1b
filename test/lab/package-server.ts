// Serves the package repository on loopback as its mirror does: plain files, each with an ETag that If-None-Match is checked against.
// usage: package-server.ts DIRECTORY PORT
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';

/** The repository's place on the server, as on Wolfi's. */
const prefix = '/os/';

type Found = { path: string; size: number; etag: string; modified: Date };

function find(directory: string, url: string): Found | undefined {
  if (!url.startsWith(prefix)) return undefined;
  try {
    const relative = normalize(decodeURIComponent(new URL(url, 'http://lab').pathname).slice(prefix.length));
    if (relative.startsWith('..')) return undefined;
    const path = join(directory, relative);
    const stat = statSync(path);
    if (!stat.isFile()) return undefined;
    return {
      path,
      size: stat.size,
      etag: `"${stat.mtimeMs.toString(16)}-${stat.size.toString(16)}"`,
      modified: stat.mtime,
    };
  } catch {
    return undefined;
  }
}

function answer(directory: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const found = find(directory, request.url ?? '');
  if (found === undefined) {
    response.writeHead(404).end('not found\n');
    return;
  }
  const headers = { etag: found.etag, 'last-modified': found.modified.toUTCString(), 'cache-control': 'max-age=0' };
  if (request.headers['if-none-match']?.split(', ').includes(found.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-type': 'application/octet-stream', 'content-length': found.size });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(found.path)
    .on('error', () => response.destroy())
    .pipe(response);
}

const [directory, port] = process.argv.slice(2);
if (directory === undefined || port === undefined) {
  process.stderr.write('usage: package-server.ts DIRECTORY PORT\n');
  process.exit(2);
}
createServer((request, response) => {
  answer(directory, request, response);
}).listen(Number(port), '127.0.0.1');
