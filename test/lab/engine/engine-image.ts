import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOfArchive, tarEntry } from '../apk/tar.ts';
import { completeTree, type Tree, type TreeEntry } from '../apk/tree.ts';
import { blob, pushBlob, pushManifest, tagDigest } from '../base-image/registry-client.ts';
import { bridgeOf } from '../debian/namespace.ts';
import { daemonSettings } from '../debian/daemon.ts';
import { readIfThere } from '../files.ts';
import type { Lab } from '../lab.ts';
import { engineTree } from './engine-tree.ts';

const mediaTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
} as const;

/** Where moby/buildkit has its own, at Docker Hub and in mirrors of it. */
const name = 'moby/buildkit';
const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function program(file: string): TreeEntry {
  const content = readFileSync(join(import.meta.dirname, file));
  return { kind: 'file', mode: 0o755, modified: 0, uid: 0, gid: 0, content };
}

function text(settings: object): TreeEntry {
  const content = Buffer.from(JSON.stringify(settings, undefined, 2));
  return { kind: 'file', mode: 0o644, modified: 0, uid: 0, gid: 0, content };
}

function ownFiles(lab: Lab): Tree {
  const settings = (store: boolean) =>
    daemonSettings({
      features: { 'containerd-snapshotter': store },
      bridge: bridgeOf(lab.directory).name,
      'data-root': '/var/lib/buildkit',
      'exec-root': '/run/engine',
      pidfile: '/run/engine/docker.pid',
    });
  return new Map([
    ['etc/docker/daemon.json', text({ ...settings(true), hosts: ['unix:///run/engine/docker.sock'] })],
    ['etc/docker/engine.json', text(settings(false))],
    ['run', { kind: 'directory', mode: 0o755, modified: 0, uid: 0, gid: 0 }],
    ['tmp', { kind: 'directory', mode: 0o1777, modified: 0, uid: 0, gid: 0 }],
    ['usr/local/bin/buildctl', program('buildctl.sh')],
    ['usr/local/bin/buildkitd', program('buildkitd.sh')],
    ['usr/local/bin/docker-engine', program('docker-engine.sh')],
    ['usr/local/bin/prepare-groups', program('prepare-groups.sh')],
    ['usr/local/bin/relay', program('relay.pl')],
    ['usr/local/bin/runc-host-network', program('../debian/runc-host-network.sh')],
  ]);
}

async function pushImage(registry: string, tag: string, tree: Tree): Promise<void> {
  const to = { registry, name };
  // Not compressed: it travels over loopback only, and takes a second to make instead of half a minute.
  const layer = blob(Buffer.concat([...[...tree].flatMap(([each, entry]) => tarEntry(each, entry)), endOfArchive]));
  const config = blob(
    JSON.stringify({
      architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
      os: 'linux',
      config: { Env: [`PATH=${path}`], Entrypoint: ['buildkitd'] },
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
    }),
  );
  await Promise.all([pushBlob(to, layer), pushBlob(to, config)]);
  const manifest = blob(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: { mediaType: mediaTypes.config, digest: config.digest, size: config.bytes.length },
      layers: [{ mediaType: mediaTypes.layer, digest: layer.digest, size: layer.bytes.length }],
    }),
  );
  await pushManifest(to, tag, manifest, mediaTypes.manifest);
}

/** A tag for the image, from what it is made of: the root file system, by the mark that its maker leaves in it, and the files of this folder. */
function tagOf(lab: Lab, root: string, own: Tree): string {
  const digest = createHash('sha256').update(JSON.stringify([lab.engine, readIfThere(join(root, '.aipack-lab'))]));
  for (const [each, entry] of own) digest.update(each).update(entry.kind === 'file' ? entry.content : '');
  for (const file of readdirSync(import.meta.dirname).sort())
    digest.update(readFileSync(join(import.meta.dirname, file)));
  return digest.digest('hex').slice(0, 12);
}

/**
 * The image of a BuildKit in a container: moby/buildkit itself where the lab has a network, else a stand-in in the lab's
 * registry with the lab's own engine in it, which is made unless it is there already.
 * @returns its reference.
 */
export async function ensureEngineImage(lab: Lab): Promise<string> {
  if (lab.kind === 'docker') return 'docker.io/moby/buildkit:buildx-stable-1';
  const root = join(lab.directory, 'rootfs');
  const own = ownFiles(lab);
  const tag = tagOf(lab, root, own);
  if ((await tagDigest({ registry: lab.registry, name }, tag, mediaTypes.manifest)) === undefined) {
    await pushImage(lab.registry, tag, completeTree(new Map([...engineTree(root), ...own]), 0));
  }
  return `${lab.registry}/${name}:${tag}`;
}
