import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readElf } from '../apk/elf.ts';
import type { Tree, TreeEntry } from '../apk/tree.ts';
import { LabError } from '../errors.ts';

/** What of the lab's root file system the image takes: the engine, and what the scripts call. Libraries are found in the programs. */
const programs = [
  ...['sbin/dockerd', 'bin/containerd', 'bin/containerd-shim-runc-v2', 'sbin/runc', 'bin/docker-init'],
  ...['bin/jq', 'bin/perl', 'bin/dash', 'bin/sh', 'bin/cat', 'bin/ls', 'bin/mkdir', 'bin/mv', 'bin/sed', 'bin/sleep'],
].map((path) => `usr/${path}`);

/** Debian has its programs in /usr, and leads there by links. */
const links = ['bin', 'lib', 'lib64', 'sbin'];
const files = ['etc/group', 'etc/nsswitch.conf', 'etc/passwd', 'etc/ssl/certs/ca-certificates.crt'];

function entryOf(root: string, path: string): TreeEntry | undefined {
  const full = join(root, path);
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  const common = { mode: stat.mode & 0o7777, modified: 0, uid: 0, gid: 0 };
  if (stat.isSymbolicLink()) return { ...common, mode: 0o777, kind: 'link', target: readlinkSync(full) };
  if (stat.isDirectory()) return { ...common, kind: 'directory' };
  return { ...common, kind: 'file', content: readFileSync(full) };
}

/** Paths of everything in a folder, itself included. */
function everything(root: string, path: string): readonly string[] {
  const below = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' });
  return [path, ...below.map((each) => `${path}/${each}`)];
}

/**
 * The part of a Debian root file system that a Docker Engine runs from.
 * @throws LabError `lab-start-failed` when the root file system lacks something of it.
 */
export function engineTree(root: string): Tree {
  const [libraries] = readdirSync(join(root, 'usr/lib')).filter((name) => name.endsWith('-linux-gnu'));
  const libraryFolder = `usr/lib/${libraries ?? ''}`;
  const tree: Tree = new Map();
  const wanted = [...links, ...files, ...programs, ...everything(root, `${libraryFolder}/perl-base`)];
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    if (tree.has(path)) continue;
    const entry = entryOf(root, path);
    if (entry === undefined) throw new LabError('lab-start-failed', `the lab's root file system has no ${path}`);
    tree.set(path, entry);
    if (entry.kind === 'link' && !links.includes(path)) wanted.push(posix.join(posix.dirname(path), entry.target));
    const elf = entry.kind === 'file' ? readElf(entry.content) : undefined;
    if (elf === undefined) continue;
    wanted.push(...elf.needed.map((name) => `${libraryFolder}/${name}`));
    if (elf.interpreter !== undefined) wanted.push(`usr${elf.interpreter}`);
  }
  return tree;
}
