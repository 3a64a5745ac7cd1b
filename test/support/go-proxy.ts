import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';

export interface GoModule {
  readonly path: string;
  readonly version: string;
  /** By their paths inside the module, go.mod among them. */
  readonly files: Readonly<Record<string, string>>;
}

export interface GoProxy {
  /** Where it listens, with its token. */
  readonly url: string;
  /** The lines of a go.sum for the module. */
  readonly sums: string;
  /** Paths that were asked for below the token. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * A module proxy (https://go.dev/ref/mod#goproxy-protocol) on loopback that has one module. Its address holds a token, since Go sends no
 * passwords without TLS.
 */
export async function startGoProxy(module: GoModule, token: string): Promise<GoProxy> {
  const prefix = `${module.path}@${module.version}/`;
  const entries = Object.entries(module.files).map(([name, text]) => [`${prefix}${name}`, Buffer.from(text)] as const);
  const goMod = module.files['go.mod'] ?? '';
  const base = `/${module.path}/@v/${module.version}`;
  const answers = new Map<string, Buffer>([
    [`${base}.info`, Buffer.from(JSON.stringify({ Version: module.version }))],
    [`${base}.mod`, Buffer.from(goMod)],
    [`${base}.zip`, zip(entries)],
  ]);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const [, given, path = ''] = /^\/([^/]+)(.*)$/.exec(request.url ?? '') ?? [];
    if (given !== token) return response.writeHead(404).end();
    asked.push(path);
    const body = answers.get(path);
    return response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const line = `${module.path} ${module.version}`;
  return {
    url: `http://127.0.0.1:${port}/${token}`,
    sums: `${line} ${hashOf(entries)}\n${line}/go.mod ${hashOf([['go.mod', Buffer.from(goMod)]])}\n`,
    asked,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

type Entries = readonly (readonly [name: string, content: Buffer])[];

/** Go's own hash of a tree: that of the list of its files' hashes. */
function hashOf(entries: Entries): string {
  const list = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
  return `h1:${createHash('sha256').update(list.join('')).digest('base64')}`;
}

/** An archive whose files are stored as they are. */
function zip(entries: Entries): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(10, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const path = Buffer.from(name);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, path, content]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([10, 0]), common, rest, path]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006'), end]);
}
