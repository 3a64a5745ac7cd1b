import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Descriptor, parseReference, type Reference, RegistryClient } from '../../src/oci/index.ts';

const registry = new RegistryClient({ fetch, credentials: async () => undefined });
const LIMIT = 512 * 1024 * 1024;

export interface PushedImage {
  /** Digest of the index. */
  readonly digest: string;
  readonly manifest: string;
  readonly config: ImageConfigFile;
  /** Paths of all files and folders of all layers, without a leading slash, with a listing line each. */
  readonly files: ReadonlyMap<string, string>;
  readonly layers: readonly string[];
  /** in-toto statements, by predicate type. */
  readonly statements: ReadonlyMap<string, Statement>;
  /** All of them, where a type comes more than once. */
  readonly all: readonly Statement[];
  /** Content of a file, by its path as in `files`. */
  readonly read: (path: string) => Promise<Buffer>;
  /** Contents of several files, by their paths: each layer is fetched and unpacked once. */
  readonly readAll: (paths: readonly string[]) => Promise<ReadonlyMap<string, Buffer>>;
}

export interface ImageConfigFile {
  readonly architecture: string;
  readonly created: string;
  readonly config: {
    readonly User: string;
    readonly Entrypoint: readonly string[];
    readonly ExposedPorts: Readonly<Record<string, unknown>>;
    readonly Labels: Readonly<Record<string, string>>;
    readonly Env: readonly string[];
    readonly StopSignal: string;
    readonly WorkingDir: string;
    readonly Healthcheck?: { readonly Test: readonly string[] };
  };
}

export interface Statement {
  readonly predicateType: string;
  readonly subject: readonly { readonly name: string; readonly digest: Readonly<Record<string, string>> }[];
  readonly predicate: Readonly<Record<string, unknown>>;
}

/** Fetches an image back from the registry, with everything that came with it: its only platform, or that of an architecture. */
export async function fetchImage(name: string, architecture?: string): Promise<PushedImage> {
  const reference = parseReference(name);
  const index = await registry.manifest(reference);
  const manifests = index?.content.manifests ?? [];
  const image = manifests.find(
    ({ platform }) => platform?.os === 'linux' && platform.architecture === (architecture ?? platform.architecture),
  );
  const attestation = manifests.find(
    ({ annotations }) => annotations?.['vnd.docker.reference.digest'] === image?.digest,
  );
  if (index === undefined || image === undefined) throw new Error(`${name} is no index with an image`);
  const manifest = await registry.manifest(byDigest(reference, image.digest));
  const config = manifest?.content.config;
  const layers = manifest?.content.layers ?? [];
  if (config === undefined) throw new Error(`${name} has no config`);
  const all = attestation === undefined ? [] : await statementsOf(reference, attestation);
  return {
    digest: index.digest,
    manifest: image.digest,
    config: await json<ImageConfigFile>(reference, config),
    files: new Map((await Promise.all(layers.map((layer) => listing(reference, layer)))).flat()),
    layers: layers.map(({ digest }) => digest),
    statements: new Map(all.map((statement) => [statement.predicateType, statement])),
    all,
    read: async (path) => {
      for (const layer of layers.toReversed()) {
        const found = unpacked(await registry.blob(reference, layer.digest, LIMIT), path);
        if (found !== undefined) return found;
      }
      throw new Error(`${name} has no ${path}`);
    },
    readAll: async (paths) => {
      const folder = mkdtempSync(join(tmpdir(), 'aipack-image-'));
      try {
        const list = join(folder, 'list');
        const root = join(folder, 'root');
        writeFileSync(list, paths.join('\n'));
        mkdirSync(root);
        for (const layer of layers) {
          const input = await registry.blob(reference, layer.digest, LIMIT);
          // It complains of those that are in other layers.
          spawnSync('tar', ['-xz', '--no-same-owner', '-C', root, '-T', list], { input });
        }
        return new Map(paths.map((path) => [path, readFileSync(join(root, path))]));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function unpacked(layer: Uint8Array, path: string): Buffer | undefined {
  const { status, stdout } = spawnSync('tar', ['-xzO', path], { input: layer, maxBuffer: LIMIT });
  return status === 0 ? stdout : undefined;
}

function byDigest({ registry: host, repository }: Reference, digest: string): Reference {
  return { registry: host, repository, digest };
}

async function json<T>(reference: Reference, { digest }: Descriptor): Promise<T> {
  return JSON.parse(Buffer.from(await registry.blob(reference, digest, LIMIT)).toString('utf8')) as T;
}

async function statementsOf(reference: Reference, { digest }: Descriptor): Promise<readonly Statement[]> {
  const manifest = await registry.manifest(byDigest(reference, digest));
  return Promise.all((manifest?.content.layers ?? []).map((layer) => json<Statement>(reference, layer)));
}

async function listing(reference: Reference, { digest }: Descriptor): Promise<readonly (readonly [string, string])[]> {
  const input = await registry.blob(reference, digest, LIMIT);
  const env = { ...process.env, TZ: 'UTC' };
  const { stdout, status, stderr } = spawnSync('tar', ['-tvz', '--full-time', '--numeric-owner'], {
    input,
    env,
    maxBuffer: LIMIT,
  });
  if (status !== 0) throw new Error(`tar: ${stderr.toString()}`);
  return stdout
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const path = line.replace(/^\S+ +\S+ +\d+ +\S+ +\S+ /, '').replace(/ (?:->|link to) .*$/, '');
      return [path.replace(/^\.?\//, '').replace(/\/$/, ''), line] as const;
    });
}
