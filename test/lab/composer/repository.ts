import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { downloadDebian, unpackDebian } from '../apk/debian-source.ts';
import { nativeArch } from '../apk/make-package.ts';
import { labSettings } from '../settings.ts';
import type { PhpLibrary } from './packages.ts';
import { zipArchive } from './zip.ts';

/** A Composer repository on loopback; with credentials it answers nobody else. */
export interface ComposerRepository {
  readonly url: string;
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  readonly close: () => Promise<void>;
}

interface Release {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly archive: Buffer;
}

/** Serves libraries made from Debian's packages, one version of each: the one that Debian has. */
export async function serveComposer(
  libraries: readonly PhpLibrary[],
  credentials?: { readonly username: string; readonly password: string },
): Promise<ComposerRepository> {
  const { root } = labSettings(process.env);
  const downloads = await downloadDebian(
    root,
    libraries.map(({ debian }) => debian),
    nativeArch,
  );
  const releases = new Map<string, Release>();
  for (const library of libraries) releases.set(library.name, await release(library, downloads.file(library.debian)));
  const wanted =
    credentials === undefined
      ? undefined
      : `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
  const server = createServer((request, response) => {
    if (wanted !== undefined && request.headers.authorization !== wanted)
      response.writeHead(401, { 'www-authenticate': 'Basic realm="packages"' }).end();
    else answer(releases, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    credentials,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(releases: ReadonlyMap<string, Release>, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, origin } = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  if (pathname === '/packages.json') {
    const packages = [...releases].map(([name, { manifest }]) => [
      name,
      { [String(manifest.version)]: { ...manifest, dist: { type: 'zip', url: `${origin}/${name}.zip` } } },
    ]);
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ packages: Object.fromEntries(packages) as unknown }));
    return;
  }
  const found = releases.get(pathname.slice(1).replace(/\.zip$/, ''));
  if (found === undefined) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': 'application/zip' }).end(found.archive);
}

async function release(library: PhpLibrary, file: string): Promise<Release> {
  const work = mkdtempSync(join(tmpdir(), 'aipack-composer-'));
  try {
    const version = await unpackDebian([file], work);
    const folder = join(work, 'usr/share/php', library.folder);
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort();
    const manifest = {
      name: library.name,
      version,
      require: Object.fromEntries((library.requires ?? []).map((name) => [name, '*'])),
      autoload: { 'psr-4': { [library.namespace]: '' }, files: library.files ?? [] },
      ...library.more,
    };
    const files = new Map(names.map((name) => [`package/${name}`, readFileSync(join(folder, name))]));
    files.set('package/composer.json', Buffer.from(JSON.stringify(manifest)));
    return { manifest, archive: zipArchive(files) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
