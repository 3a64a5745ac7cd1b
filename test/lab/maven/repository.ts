import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join, normalize } from 'node:path';
import { downloadDebian, unpackDebian } from '../apk/debian-source.ts';
import { nativeArch } from '../apk/make-package.ts';
import type { Lab } from '../lab.ts';
import { withLock } from '../lock.ts';
import { mavenRepositoryPackages } from './packages.ts';

/** A Maven repository on loopback. */
export interface MavenRepository {
  readonly url: string;
  /** A settings.xml that sends every request to it. */
  readonly settings: string;
  /** Paths that were asked for and found, in order. */
  readonly served: readonly string[];
  close(): Promise<void>;
}

/**
 * Serves what Debian packages hold below usr/share/maven-repo, with the metadata and checksums that Debian leaves out.
 * Undefined where the lab has the network, and so the real repository.
 */
export async function serveMavenRepository(lab: Lab): Promise<MavenRepository | undefined> {
  if (lab.kind === 'docker') return undefined;
  const root = await ensureFiles(dirname(lab.directory));
  const served: string[] = [];
  const server = createServer((request, response) => {
    const content = request.method === 'GET' || request.method === 'HEAD' ? find(root, request.url ?? '') : undefined;
    if (content !== undefined) served.push(request.url ?? '');
    send(response, content, request.method === 'HEAD');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    settings: `<settings><mirrors><mirror><id>lab</id><mirrorOf>*</mirrorOf><url>${url}</url></mirror></mirrors></settings>\n`,
    served,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, content: Buffer | undefined, headOnly: boolean): void {
  if (content === undefined) response.writeHead(404).end();
  else response.writeHead(200, { 'content-length': content.length }).end(headOnly ? undefined : content);
}

/** Unpacks the packages once; a list that was changed is unpacked anew. */
function ensureFiles(labRoot: string): Promise<string> {
  return withLock(join(labRoot, 'maven.lock'), 600_000, async () => {
    const state = createHash('sha256').update(mavenRepositoryPackages.join('\n')).digest('hex');
    const directory = join(labRoot, 'maven');
    const stamp = join(directory, 'complete');
    if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== state) {
      const debian = await downloadDebian(labRoot, mavenRepositoryPackages, nativeArch);
      rmSync(directory, { recursive: true, force: true });
      const [first = '', ...rest] = mavenRepositoryPackages.map((name) => debian.file(name));
      mkdirSync(directory);
      await unpackDebian([first, ...rest], directory);
      writeFileSync(stamp, state);
    }
    return join(directory, 'usr/share/maven-repo');
  });
}

function find(root: string, url: string): Buffer | undefined {
  const path = normalize(decodeURIComponent(new URL(url, 'http://lab').pathname));
  if (path.startsWith('/..')) return undefined;
  if (path.endsWith('.sha1')) {
    const content = find(root, path.slice(0, -'.sha1'.length));
    return content === undefined ? undefined : Buffer.from(createHash('sha1').update(content).digest('hex'));
  }
  if (basename(path) === 'maven-metadata.xml') return metadata(root, dirname(path));
  const file = join(root, path);
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file) : undefined;
}

/** The versions of an artifact, or the plugins of a group by the short names that command lines use. */
function metadata(root: string, path: string): Buffer | undefined {
  const folders = (below: string): readonly string[] =>
    existsSync(below)
      ? readdirSync(below, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
      : [];
  const artifact = basename(path);
  const group = dirname(path).slice(1).replaceAll('/', '.');
  // Debian adds versions such as `debian` and `3.x`, which only its own poms ask for.
  const versions = folders(join(root, path))
    .filter((name) => /^\d[\d.]*$/.test(name) && existsSync(join(root, path, name, `${artifact}-${name}.pom`)))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const newest = versions.at(-1);
  if (newest !== undefined) {
    const list = versions.map((version) => `<version>${version}</version>`).join('');
    return Buffer.from(
      `<metadata><groupId>${group}</groupId><artifactId>${artifact}</artifactId><versioning><latest>${newest}</latest>` +
        `<release>${newest}</release><versions>${list}</versions></versioning></metadata>\n`,
    );
  }
  const plugins = folders(join(root, path)).flatMap((name) => {
    const prefix = /^maven-(.+)-plugin$|^(.+)-maven-plugin$/.exec(name)?.slice(1).find(Boolean);
    return prefix === undefined
      ? []
      : [`<plugin><name>${name}</name><prefix>${prefix}</prefix><artifactId>${name}</artifactId></plugin>`];
  });
  return plugins.length === 0
    ? undefined
    : Buffer.from(`<metadata><plugins>${plugins.join('')}</plugins></metadata>\n`);
}
