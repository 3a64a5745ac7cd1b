import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { downloadDebian, unpackDebian } from '../apk/debian-source.ts';
import { nativeArch } from '../apk/make-package.ts';
import { readTree } from '../apk/tree.ts';
import { readIfThere } from '../files.ts';
import type { Lab } from '../lab.ts';
import { withLock } from '../lock.ts';
import { corrections, pythonDistributions } from './packages.ts';
import { wheelOf } from './wheel.ts';

/** An index of Python packages on loopback. */
export type PythonIndex = {
  /** What `PIP_INDEX_URL` takes. */
  url: string;
  close: () => Promise<void>;
};

/** Serves wheels made from Debian's packages. Undefined where the lab has the network, and so the real index. */
export async function servePythonIndex(lab: Lab): Promise<PythonIndex | undefined> {
  if (lab.kind === 'docker') return undefined;
  const wheels = readWheels(await ensureWheels(dirname(lab.directory)));
  const server = createServer((request, response) => {
    answer(wheels, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Makes the wheels once; a list or a way to make them that was changed makes them anew. */
function ensureWheels(root: string): Promise<string> {
  return withLock(join(root, 'packages.lock'), 600_000, async () => {
    const source = ['wheel.ts', 'zip.ts'].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
    const state = createHash('sha256')
      .update(JSON.stringify([pythonDistributions, corrections, source]))
      .digest('hex');
    const directory = join(root, 'python');
    const stamp = join(directory, 'complete');
    if (readIfThere(stamp) === state) return directory;
    const debian = await downloadDebian(root, pythonDistributions, nativeArch);
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory);
    for (const name of pythonDistributions) {
      const work = mkdtempSync(join(directory, 'work-'));
      await unpackDebian([debian.file(name)], work);
      const { file, content } = wheelOf(name, readTree(work), corrections[name]);
      rmSync(work, { recursive: true });
      writeFileSync(join(directory, file), content);
    }
    writeFileSync(stamp, state);
    return directory;
  });
}

type Wheels = ReadonlyMap<string, { path: string; project: string; sha256: string }>;

function readWheels(directory: string): Wheels {
  const files = readdirSync(directory).filter((name) => name.endsWith('.whl'));
  return new Map(
    files.map((name) => {
      const path = join(directory, name);
      const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
      return [name, { path, project: (name.split('-')[0] ?? '').toLowerCase().replaceAll('_', '-'), sha256 }];
    }),
  );
}

const json = 'application/vnd.pypi.simple.v1+json';

/** The simple repository interface: a page for each project (as JSON for who asks for it, else HTML), and the files. */
function answer(wheels: Wheels, request: IncomingMessage, response: ServerResponse): void {
  const [, kind, name = ''] = /^\/(simple|files)\/([^/?]*)\/?$/.exec(request.url ?? '') ?? [];
  const wheel = kind === 'files' ? wheels.get(name) : undefined;
  if (wheel !== undefined && existsSync(wheel.path)) {
    const content = readFileSync(wheel.path);
    const headers = { 'content-type': 'application/octet-stream', 'content-length': content.length };
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : content);
    return;
  }
  const files = [...wheels].filter(([, { project }]) => project === name);
  if (kind !== 'simple' || files.length === 0) {
    response.writeHead(404).end('not found\n');
  } else if (request.headers.accept?.includes(json)) {
    const listed = files.map(([filename, { sha256 }]) => ({
      filename,
      url: `/files/${filename}`,
      hashes: { sha256 },
    }));
    response.writeHead(200, { 'content-type': json });
    response.end(JSON.stringify({ meta: { 'api-version': '1.0' }, name, files: listed }));
  } else {
    const links = files.map(([file, { sha256 }]) => `<a href="/files/${file}#sha256=${sha256}">${file}</a>`);
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!DOCTYPE html><html><body>${links.join('\n')}</body></html>\n`);
  }
}
