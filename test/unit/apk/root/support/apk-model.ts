import type { ApkPackage, PackageEntry } from '../../../../../src/apk/types.ts';

interface Folder {
  readonly type: 'directory';
  readonly children: Map<string, Node>;
  owner: Owner;
}

type Owner = Pick<PackageEntry, 'mode' | 'uid' | 'gid'>;
type Node = Folder | { readonly type: 'file' | 'symlink'; readonly entry: PackageEntry; readonly of: string };

const PLAIN: Owner = { mode: 0o755, uid: 0, gid: 0 };

/** Something for which apk ends with an error. */
export class ApkFails extends Error {}

/**
 * What `apk add` does to an empty root with packages in their order, step by step on a file system in memory: folders are made, files
 * unpacked under other names and then renamed, links followed as the kernel does. Written after apk-tools 3.0.6, and apart from the
 * source that it is compared with.
 */
export class ApkModel {
  readonly root: Folder = { type: 'directory', children: new Map(), owner: PLAIN };
  /** By the path that packages write. */
  readonly #owners = new Map<string, { apk: ApkPackage; owner: Owner }>();
  readonly #made = new Map<string, boolean>();
  readonly #files = new Map<string, ApkPackage>();

  add(apk: ApkPackage): void {
    const folders = new Set<string>();
    const unpacked = new Map<string, { readonly folder: Folder; readonly node: Node }>();
    for (const entry of apk.entries) {
      if (entry.kind === 'directory') {
        folders.add(entry.path);
        this.#addFolder(apk, entry);
        continue;
      }
      const [above] = split(entry.path);
      if (above !== '' && !folders.has(above)) throw new ApkFails(`no entry for ${above}`);
      folders.add(above);
      const other = this.#files.get(entry.path);
      if (other !== undefined && !this.#replaces(other, apk)) continue;
      const folder = this.#resolve(above);
      if (folder?.type !== 'directory') throw new ApkFails(`${above} is no folder`);
      const same = entry.kind === 'hardlink' ? unpacked.get(entry.target ?? '')?.node : undefined;
      if (entry.kind === 'hardlink' && same === undefined) throw new ApkFails(`${entry.path} is a link to nothing`);
      const type = entry.kind === 'symlink' ? 'symlink' : 'file';
      unpacked.set(entry.path, { folder, node: same ?? { type, entry, of: `${apk.info.name} ${entry.path}` } });
    }
    const order = [...folders];
    const byFolder = [...unpacked].sort(
      ([a], [b]) => order.indexOf(split(a)[0]) - order.indexOf(split(b)[0]) || (a < b ? -1 : 1),
    );
    for (const [path, { folder, node }] of byFolder) {
      const [, name] = split(path);
      if (folder.children.get(name)?.type === 'directory') throw new ApkFails(`${path} is a folder`);
      folder.children.set(name, node);
      this.#files.set(path, apk);
    }
  }

  /** All that is there, by real path, in one line each; names of one file share what stands behind `=`. */
  listing(): Map<string, string> {
    const lines = new Map<string, string>();
    const walk = (folder: Folder, path: string): void => {
      for (const [name, node] of folder.children) {
        const here = path === '' ? name : `${path}/${name}`;
        if (node.type === 'directory') {
          const { mode, uid, gid } = node.owner;
          lines.set(here, `directory ${mode.toString(8)} ${uid}:${gid}`);
          walk(node, here);
        } else if (node.type === 'symlink') lines.set(here, `-> ${node.entry.target}`);
        else lines.set(here, `file ${node.entry.mode.toString(8)} ${node.entry.uid}:${node.entry.gid} =${node.of}`);
      }
    };
    walk(this.root, '');
    return lines;
  }

  #addFolder(apk: ApkPackage, { path, mode, uid, gid }: PackageEntry): void {
    const owner = { mode, uid, gid };
    const before = this.#owners.get(path);
    if (before === undefined) this.#owners.set(path, { apk, owner });
    else if (takesFolder(before.apk, apk)) {
      const node = this.#resolve(path);
      if (this.#made.get(path) === true && !isSame(before.owner, owner) && node?.type === 'directory')
        node.owner = owner;
      this.#owners.set(path, { apk, owner });
    }
    this.#prepare(path, owner);
  }

  #prepare(path: string, owner: Owner): void {
    if (path === '' || this.#made.has(path)) return;
    const [above, name] = split(path);
    this.#prepare(above, PLAIN);
    const folder = this.#resolve(above);
    const isNew = folder?.type === 'directory' && !folder.children.has(name);
    if (isNew) folder.children.set(name, { type: 'directory', children: new Map(), owner });
    this.#made.set(path, isNew);
  }

  #replaces(old: ApkPackage, added: ApkPackage): boolean {
    const [a, b] = [priority(old, added), priority(added, old)];
    if (a > b) return false;
    if (b >= 0 || (old.info.origin !== '' && old.info.origin === added.info.origin)) return true;
    throw new ApkFails('trying to overwrite');
  }

  #resolve(path: string): Node | undefined {
    const parts = path.split('/').filter((part) => part !== '');
    const stack: Folder[] = [this.root];
    for (let hops = 0; parts.length > 0;) {
      const part = parts.shift() ?? '';
      const folder = stack.at(-1) ?? this.root;
      if (part === '..') {
        if (stack.length > 1) stack.pop();
        continue;
      }
      const node = folder.children.get(part);
      if (node === undefined) return undefined;
      if (node.type === 'directory') stack.push(node);
      else if (node.type === 'symlink') {
        if (++hops > 40) return undefined;
        const target = node.entry.target ?? '';
        if (target.startsWith('/')) stack.length = 1;
        parts.unshift(...target.split('/').filter((each) => each !== '' && each !== '.'));
      } else return parts.length === 0 ? node : undefined;
    }
    return stack.at(-1);
  }
}

function split(path: string): [folder: string, name: string] {
  const at = path.lastIndexOf('/');
  return at < 0 ? ['', path] : [path.slice(0, at), path.slice(at + 1)];
}

function isSame(a: Owner, b: Owner): boolean {
  return a.mode === b.mode && a.uid === b.uid && a.gid === b.gid;
}

function priority({ info }: ApkPackage, other: ApkPackage): number {
  return info.replaces.includes(other.info.name) ? info.replacesPriority : -1;
}

function takesFolder({ info: a }: ApkPackage, { info: b }: ApkPackage): boolean {
  if (a.replacesPriority !== b.replacesPriority) return a.replacesPriority < b.replacesPriority;
  if (a.origin !== '' && a.origin === b.origin && a.origin === a.name) return false;
  if (a.origin !== '' && a.origin === b.origin && b.origin === b.name) return true;
  return a.name > b.name;
}
