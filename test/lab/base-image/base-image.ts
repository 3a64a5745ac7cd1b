import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageFile, type Repository } from '../apk/repository.ts';
import { nativeArch, otherArch } from '../apk/make-package.ts';
import { endOfArchive, tarEntry } from '../apk/tar.ts';
import { completeTree, newestTime, readTree, type Tree, type TreeEntry } from '../apk/tree.ts';
import { runCommand } from '../commands.ts';
import { LabError } from '../errors.ts';
import { readIfThere, writeWhole } from '../files.ts';
import { baseImagePackages, bootstrapPackages } from '../packages/index.ts';
import { type Blob, blob, pushBlob, pushManifest, type RepositoryAddress, tagDigest } from './registry-client.ts';

const mediaTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const;

const name = 'chainguard/wolfi-base';
const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Unpacks the packages that apk needs to run, so that it can make the image's tree as it makes any other. */
async function unpackBootstrap(repository: Repository, into: string): Promise<void> {
  for (const wanted of bootstrapPackages) {
    const built = repository.packages.find((each) => each.name === wanted);
    if (built === undefined)
      throw new LabError('lab-package-invalid', `the repository has no ${wanted}, which the base image starts from`);
    const file = packageFile(repository, built);
    // Signature, control and data read as one archive: the first two leave dot files, which nothing looks at.
    await runCommand([
      'tar',
      '--extract',
      '--gzip',
      '--warning=no-unknown-keyword',
      '--file',
      file,
      '--directory',
      into,
    ]);
  }
}

/**
 * Makes the links of busybox that are not there yet: in Wolfi a trigger of the package does, and nothing here runs scripts of packages.
 */
function linkPrograms(root: string): void {
  for (const path of readFileSync(join(root, 'etc/busybox-paths.d/busybox'), 'utf8').split('\n')) {
    if (path !== '' && !lstatSync(join(root, path), { throwIfNoEntry: false }))
      symlinkSync('/usr/bin/busybox', join(root, path));
  }
}

/** The tree of the base image, installed by apk from the repository at `url`. */
async function installTree(repository: Repository, url: string, work: string): Promise<Tree> {
  const bootstrap = join(work, 'bootstrap');
  mkdirSync(join(bootstrap, 'image/etc/apk/keys'), { recursive: true });
  await unpackBootstrap(repository, bootstrap);
  linkPrograms(bootstrap);
  writeFileSync(join(bootstrap, 'image/etc/apk/keys', repository.key.name), repository.key.publicKey);
  writeFileSync(join(bootstrap, 'image/etc/apk/repositories'), `${url}\n`);
  const add = ['apk', 'add', '--root', '/image', '--initdb', '--no-cache', '--arch', nativeArch, ...baseImagePackages];
  // Programs expect devices; the namespace takes their mount away again, whatever happens.
  const enter = 'mount --rbind /dev "$1/dev" && exec chroot "$@"';
  await runCommand(['unshare', '--mount', 'sh', '-c', enter, 'sh', bootstrap, ...add], { env: { PATH: path } });
  linkPrograms(join(bootstrap, 'image'));
  const tree = readTree(join(bootstrap, 'image'), true);
  // Every time in the image comes from a package, those of directories and of apk's own files included.
  const own = /^(etc\/apk|usr\/lib\/apk)\//;
  const newest = newestTime(new Map([...tree].filter(([each]) => !own.test(each))));
  return completeTree(tree, newest);
}

function layerOf(tree: Tree): { blob: Blob; diffId: string } {
  const tar = Buffer.concat([...[...tree].flatMap(([each, entry]) => tarEntry(each, entry)), endOfArchive]);
  return { blob: blob(gzipSync(tar)), diffId: blob(tar).digest };
}

function imageConfig(architecture: 'amd64' | 'arm64', diffIds: readonly string[], created: string): Blob {
  return blob(
    JSON.stringify({
      created,
      architecture,
      os: 'linux',
      config: {
        Env: [`PATH=${path}`, 'SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt'],
        Cmd: ['/bin/sh', '-l'],
        WorkingDir: '/',
      },
      rootfs: { type: 'layers', diff_ids: diffIds },
      history: diffIds.map(() => ({ created, created_by: 'aipack lab', comment: 'stand-in for wolfi-base' })),
    }),
  );
}

/** What makes the stand-in for apk one of another architecture. */
function archLayer(arch: string, modified: number): { blob: Blob; diffId: string } {
  const directory = { kind: 'directory', mode: 0o755, uid: 0, gid: 0, modified } as const;
  const content = Buffer.from(`${arch}\n`);
  return layerOf(
    new Map<string, TreeEntry>([
      ['etc', directory],
      ['etc/apk', directory],
      ['etc/apk/arch', { ...directory, kind: 'file', content, mode: 0o644 }],
    ]),
  );
}

/**
 * Pushes the image for both platforms. The other one's programs are this machine's: they run here without emulation, and its
 * apk installs that platform's packages.
 */
async function pushImage(to: RepositoryAddress, tree: Tree): Promise<string> {
  const created = new Date(newestTime(tree) * 1000).toISOString();
  const layer = layerOf(tree);
  const other = archLayer(otherArch, newestTime(tree));
  for (const each of [layer, other]) await pushBlob(to, each.blob);
  const native = process.arch === 'arm64' ? 'arm64' : 'amd64';
  const manifests: object[] = [];
  for (const architecture of ['amd64', 'arm64'] as const) {
    const layers = architecture === native ? [layer] : [layer, other];
    const config = imageConfig(
      architecture,
      layers.map(({ diffId }) => diffId),
      created,
    );
    await pushBlob(to, config);
    const manifest = blob(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: mediaTypes.manifest,
        config: { mediaType: mediaTypes.config, digest: config.digest, size: config.bytes.length },
        layers: layers.map((each) => ({
          mediaType: mediaTypes.layer,
          digest: each.blob.digest,
          size: each.blob.bytes.length,
        })),
      }),
    );
    await pushManifest(to, manifest.digest, manifest, mediaTypes.manifest);
    manifests.push({
      mediaType: mediaTypes.manifest,
      digest: manifest.digest,
      size: manifest.bytes.length,
      platform: { os: 'linux', architecture },
    });
  }
  const index = blob(JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests }));
  await pushManifest(to, 'latest', index, mediaTypes.index);
  return index.digest;
}

/** What the image depends on: the packages it is made from, where it says they are, and the code that makes it. */
function recipe(repository: Repository, url: string): string {
  const digest = createHash('sha256').update(
    JSON.stringify([url, baseImagePackages, bootstrapPackages, repository.packages]),
  );
  return digest.update(readFileSync(import.meta.filename)).digest('hex');
}

/**
 * Makes and pushes the stand-in for wolfi-base unless the registry has the one of the same packages.
 * @returns its reference.
 */
export async function ensureBaseImage(
  registry: string,
  repository: Repository,
  url: string,
  directory: string,
): Promise<string> {
  const to = { registry, name };
  const reference = `${registry}/${name}:latest`;
  const stamp = join(directory, 'base-image.json');
  const wanted = recipe(repository, url);
  const last = JSON.parse(readIfThere(stamp) ?? '{}') as { recipe?: string; digest?: string };
  if (last.recipe === wanted && (await tagDigest(to, 'latest', mediaTypes.index)) === last.digest) return reference;
  const work = join(directory, 'base-image.work');
  rmSync(work, { recursive: true, force: true });
  try {
    const digest = await pushImage(to, await installTree(repository, url, work));
    writeWhole(stamp, JSON.stringify({ recipe: wanted, digest }));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return reference;
}
