import type { ApkPackage, PackageEntry } from '../types.ts';
import type { RootProblem } from './errors.ts';
import {
  folderOf,
  foldersAbove,
  hasControlCharacter,
  hasSameOwnership,
  hasWhiteoutName,
  isPassedOver,
  isUnpacked,
  labelOf,
  plainFolder,
} from './entries.ts';
import { FolderRecords } from './folder-records.ts';
import { replaceFile, takesFolder } from './replaces.ts';

/** An entry, and the package that it is of. */
export interface Installed {
  readonly apk: ApkPackage;
  readonly entry: PackageEntry;
}

/** What apk would have on disk and in its database, by paths as packages write them: links are not followed. */
export interface Installation {
  /** In the order of installation. */
  readonly packages: readonly ApkPackage[];
  /** Everything but folders, in the order in which it is written. */
  readonly files: ReadonlyMap<string, Installed>;
  /** Folders that a package names, in the order in which that came first, each with the entry whose owner and mode it has. */
  readonly folders: ReadonlyMap<string, Installed>;
  /** What the database records of each package's folders and files. */
  readonly records: ReadonlyMap<ApkPackage, FolderRecords>;
  readonly problems: readonly RootProblem[];
}

/** Installs packages in their order, as apk does it (`apk_db_install_file`), on paper. */
export function install(packages: readonly ApkPackage[]): Installation {
  const installer = new Installer();
  for (const apk of packages) installer.add(apk);
  return { packages, ...installer };
}

class Installer {
  readonly files = new Map<string, Installed>();
  readonly folders = new Map<string, Installed>();
  /** Of each folder, the package whose entry counts. */
  readonly #owners = new Map<string, Installed>();
  /** Folders made for what lies in them, before any package had an entry of them. */
  readonly #implied = new Set<string>();
  readonly records = new Map<ApkPackage, FolderRecords>();
  readonly problems: RootProblem[] = [];

  add(apk: ApkPackage): void {
    const records = new FolderRecords();
    this.records.set(apk, records);
    if (!isUnpacked(apk)) return;
    const own = new Map<string, PackageEntry>();
    for (const entry of apk.entries) {
      if (isPassedOver(entry)) continue;
      if (hasControlCharacter(entry.path)) this.#refuseControl(apk, entry.path);
      else if (hasWhiteoutName(entry.path)) this.#refuseWhiteout(apk, entry.path);
      else if (entry.kind === 'directory') this.#addFolder(apk, entry, records);
      else this.#addFile(apk, entry, own, records);
    }
    this.#claim(apk, records, own);
  }

  /** A folder that was there before anybody had it keeps the owner and mode that it was made with, until these change hands. */
  #addFolder(apk: ApkPackage, entry: PackageEntry, records: FolderRecords): void {
    const { path } = entry;
    records.folder(path, entry);
    const owner = this.#owners.get(path);
    if (owner !== undefined && !takesFolder(owner.apk, apk)) return;
    this.#owners.set(path, { apk, entry });
    if (owner === undefined && this.#implied.has(path))
      this.folders.set(path, { apk, entry: plainFolder(path, entry.modified) });
    else if (owner === undefined || !hasSameOwnership(owner.entry, entry)) this.folders.set(path, { apk, entry });
    for (const folder of foldersAbove(path)) if (!this.#owners.has(folder)) this.#implied.add(folder);
  }

  #addFile(apk: ApkPackage, entry: PackageEntry, own: Map<string, PackageEntry>, records: FolderRecords): void {
    const { path } = entry;
    const folder = folderOf(path);
    if (folder !== '' && !records.has(folder)) {
      this.#refuse('no-directory-entry', path, [apk], `has no entry for the folder of ${path}`);
      return;
    }
    const target = entry.kind === 'hardlink' ? own.get(entry.target ?? '') : entry;
    if (target === undefined) {
      this.#refuse(
        'no-hard-link-target',
        path,
        [apk],
        `has no ${entry.target ?? 'file'}, another name of which is ${path}`,
      );
      return;
    }
    own.set(path, entry);
    const old = this.files.get(path);
    const stays = old === undefined ? 'new' : replaceFile(old.apk, apk);
    if (stays === 'new') records.file(path, entry, target.sha1);
    else if (stays === 'neither' && old !== undefined) this.#refuseTwo(path, old.apk, apk);
  }

  /** Once a package is unpacked, its files take the place of those of the packages before it, folder by folder. */
  #claim(apk: ApkPackage, records: FolderRecords, own: ReadonlyMap<string, PackageEntry>): void {
    for (const path of records.files()) {
      const entry = own.get(path);
      if (entry === undefined) continue;
      const old = this.files.get(path);
      if (old !== undefined) this.records.get(old.apk)?.forget(path);
      this.files.delete(path);
      this.files.set(path, { apk, entry });
    }
  }

  #refuseTwo(path: string, old: ApkPackage, apk: ApkPackage): void {
    this.#refuse(
      'file-of-two',
      path,
      [apk, old],
      `would overwrite ${path} of ${labelOf(old)}, which it does not replace`,
    );
  }

  #refuseControl(apk: ApkPackage, path: string): void {
    this.#refuse('control-character', path, [apk], `has ${JSON.stringify(path)}, a name with a control character`);
  }

  #refuseWhiteout(apk: ApkPackage, path: string): void {
    this.#refuse('whiteout-name', path, [apk], `has ${path}, whose name means in a layer that a file is removed`);
  }

  #refuse(kind: RootProblem['kind'], path: string, packages: readonly ApkPackage[], what: string): void {
    const labels = packages.map(labelOf);
    this.problems.push({ kind, path, packages: labels, message: `${labels[0] ?? ''} ${what}.` });
  }
}
