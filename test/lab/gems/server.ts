import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { downloadDebian } from '../apk/debian-source.ts';
import { nativeArch } from '../apk/make-package.ts';
import { labSettings } from '../settings.ts';
import { gemsOf, type Gem } from './debian-gem.ts';

/** A source of gems on loopback, with the compact index that Bundler asks for. */
export interface GemServer {
  readonly url: string;
  /** Paths that were asked for, without what they were asked with. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves the gems of Debian packages and `more`; with credentials (`user:password`) it answers nobody else. */
export async function serveGems(
  debian: readonly string[],
  { more = [], credentials }: { readonly more?: readonly Gem[]; readonly credentials?: string } = {},
): Promise<GemServer> {
  const downloads = await downloadDebian(labSettings(process.env).root, debian, nativeArch);
  const gems: Gem[] = [...more];
  for (const name of debian) gems.push(...(await gemsOf(downloads.file(name))));
  const pages = pagesOf(gems);
  const wanted = credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (wanted !== undefined && request.headers.authorization !== wanted)
      response.writeHead(401, { 'www-authenticate': 'Basic realm="gems"' }).end();
    else answer(pages, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fullName({ spec }: Gem): string {
  return spec.platform === 'ruby' ? spec.version : `${spec.version}-${spec.platform}`;
}

/** Everything that the server answers, by path. */
function pagesOf(gems: readonly Gem[]): ReadonlyMap<string, Buffer> {
  const pages = new Map<string, Buffer>();
  const versions: string[] = [];
  for (const gem of gems) {
    const { name, dependencies } = gem.spec;
    const needs = dependencies.map((each) => `${each.name}:${each.requirements.join('&')}`).join(',');
    const sum = createHash('sha256').update(gem.archive).digest('hex');
    const info = Buffer.from(`---\n${fullName(gem)} ${needs}|checksum:${sum}\n`);
    pages.set(`/info/${name}`, info);
    pages.set(`/gems/${name}-${fullName(gem)}.gem`, gem.archive);
    versions.push(`${name} ${fullName(gem)} ${createHash('md5').update(info).digest('hex')}`);
  }
  pages.set('/versions', Buffer.from(`created_at: 2026-07-25T00:00:00Z\n---\n${versions.sort().join('\n')}\n`));
  pages.set('/names', Buffer.from(`---\n${gems.map(({ spec }) => spec.name).join('\n')}\n`));
  return pages;
}

function answer(pages: ReadonlyMap<string, Buffer>, request: IncomingMessage, response: ServerResponse): void {
  const page = pages.get(new URL(request.url ?? '/', 'http://localhost').pathname);
  if (page === undefined) {
    response.writeHead(404).end();
    return;
  }
  const digest = createHash('sha256').update(page).digest('base64');
  response
    .writeHead(200, {
      'content-type': 'application/octet-stream',
      etag: `"${createHash('md5').update(page).digest('hex')}"`,
      'repr-digest': `sha-256=:${digest}:`,
    })
    .end(page);
}
