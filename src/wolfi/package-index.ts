import { IndexError } from './errors.ts';
import { parseRecord } from './record.ts';
import { isPinnable } from './shape.ts';
import { findName, nameAt } from './table/names.ts';
import { scanIndex, type IndexTable } from './table/scan.ts';
import { textInMemory, type TextSource } from './table/text-source.ts';
import type { Architecture, PackageRecord } from './types.ts';
import { compareVersions } from './version.ts';

/** One repository's index, ready to be asked. */
export interface IndexPart {
  readonly table: IndexTable;
  readonly text: TextSource;
  /** Address of the repository; empty for an index that came from a file. */
  readonly repository: string;
  readonly tag?: string;
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/**
 * All packages of one architecture in one or more repositories. Packages are numbered through the repositories in their order;
 * nothing is read of a package until it is asked for.
 */
export class PackageIndex {
  readonly architecture: Architecture;
  readonly parts: readonly IndexPart[];
  readonly #firstIds: number[] = [];
  #size = 0;
  #names: readonly string[] | undefined;
  #installIf: Map<string, number[]> | undefined;

  constructor(architecture: Architecture, parts: readonly IndexPart[]) {
    this.architecture = architecture;
    this.parts = parts;
    for (const part of parts) {
      this.#firstIds.push(this.#size);
      this.#size += part.table.packageNames.length;
    }
  }

  /** How many builds there are. */
  get size(): number {
    return this.#size;
  }

  /** When the newest build of all was made, in seconds since 1970: how far the repositories have come. */
  get newestBuild(): number {
    return Math.max(0, ...this.parts.map((part) => part.table.newestBuild));
  }

  /** Whether a package of that very name exists; names that are merely provided do not count. */
  has(name: string): boolean {
    return this.packagesNamed(name).length > 0;
  }

  /** Versions of a package, newest first. */
  versions(name: string): string[] {
    const versions = new Set(this.packagesNamed(name).map((id) => this.versionOf(id)));
    return [...versions].sort((a, b) => compareVersions(b, a));
  }

  /** What the index says of a package's build, by default the newest. */
  record(name: string, version?: string): PackageRecord | undefined {
    let best: number | undefined;
    let bestVersion = '';
    for (const id of this.packagesNamed(name)) {
      const own = this.versionOf(id);
      if (version === undefined ? best !== undefined && compareVersions(own, bestVersion) <= 0 : own !== version)
        continue;
      best = id;
      bestVersion = own;
    }
    return best === undefined ? undefined : this.recordOf(best);
  }

  /** Names of all packages, sorted. */
  names(): readonly string[] {
    this.#names ??= this.#readNames();
    return this.#names;
  }

  /**
   * Numbers of the packages that bear a name or provide it, in the order of the repositories and of their indexes. A package
   * that does both, or provides it twice, is there more than once.
   */
  providers(name: string): number[] {
    return this.#providers(name, () => true);
  }

  /** Numbers of the packages that bear a name, in the same order. */
  packagesNamed(name: string): number[] {
    return [...new Set(this.#providers(name, (part, id, nameId) => part.table.packageNames[id] === nameId))];
  }

  /** Names of the packages that may be installed on their own once `name` is there. */
  installedWith(name: string): readonly number[] {
    this.#installIf ??= this.#readInstallIf();
    return this.#installIf.get(name) ?? [];
  }

  /** The text of one package's stanza. */
  stanzaOf(id: number): string {
    const { part, local } = this.#locate(id);
    return decode(part.text.slice(part.table.stanzas[local] ?? 0, part.table.stanzas[local + 1] ?? 0));
  }

  recordOf(id: number): PackageRecord {
    return parseRecord(this.stanzaOf(id));
  }

  /**
   * What the index says of a build that is going to be installed.
   * @throws IndexError INDEX_CORRUPT when its name, version, checksum or origin are none, or the tables mean another package by it
   */
  pinnableRecordOf(id: number): PackageRecord {
    const record = this.recordOf(id);
    if (record.name === this.nameOf(id) && isPinnable(record)) return record;
    throw this.#corrupt(`a package called ${JSON.stringify(record.name.slice(0, 80))} cannot be installed`);
  }

  nameOf(id: number): string {
    const { part, local } = this.#locate(id);
    return nameAt(part.table.names, part.table.packageNames[local] ?? 0);
  }

  versionOf(id: number): string {
    const stanza = this.stanzaOf(id);
    const start = stanza.startsWith('V:') ? 2 : stanza.indexOf('\nV:') + 3;
    return stanza.slice(start, stanza.indexOf('\n', start));
  }

  /** Which of `parts` a package is from. */
  partOf(id: number): number {
    let part = this.parts.length - 1;
    while (part > 0 && (this.#firstIds[part] ?? 0) > id) part--;
    return part;
  }

  #locate(id: number): { part: IndexPart; local: number } {
    const number = this.partOf(id);
    const part = this.parts[number];
    if (!part || id < 0 || id >= this.#size) throw this.#corrupt(`it has no package number ${id}`);
    return { part, local: id - (this.#firstIds[number] ?? 0) };
  }

  #corrupt(what: string): IndexError {
    for (const { text } of this.parts) text.discard();
    return new IndexError('INDEX_CORRUPT', `The package index is not what it should be: ${what}.`, {
      hint: 'What was stored of it was removed; where it comes like this from the repository, try another mirror.',
    });
  }

  #providers(name: string, filter: (part: IndexPart, id: number, nameId: number) => boolean): number[] {
    const ids: number[] = [];
    this.parts.forEach((part, number) => {
      const { names, providerStarts, providers } = part.table;
      const nameId = findName(names, name);
      if (nameId < 0) return;
      for (const id of providers.subarray(providerStarts[nameId], providerStarts[nameId + 1])) {
        if (filter(part, id, nameId)) ids.push((this.#firstIds[number] ?? 0) + id);
      }
    });
    return ids;
  }

  #readNames(): string[] {
    const names = new Set<string>();
    for (const { table } of this.parts) {
      let previous = -1;
      for (const id of table.packageNames) {
        if (id !== previous) names.add(nameAt(table.names, id));
        previous = id;
      }
    }
    return [...names].sort();
  }

  #readInstallIf(): Map<string, number[]> {
    const map = new Map<string, number[]>();
    this.parts.forEach(({ table }, part) => {
      table.installIfNames.forEach((nameId, i) => {
        const name = nameAt(table.names, nameId);
        const ids = map.get(name) ?? [];
        ids.push((this.#firstIds[part] ?? 0) + (table.installIfPackages[i] ?? 0));
        map.set(name, ids);
      });
    });
    return map;
  }
}

export interface ParseIndexOptions {
  /** Default `x86_64`. */
  readonly architecture?: Architecture;
  /** Names the index in messages. */
  readonly where?: string;
}

/**
 * Reads the text of an `APKINDEX` that is in memory already.
 * @throws IndexError INDEX_FORMAT, INDEX_ARCHITECTURE
 */
export function parseIndexText(text: Uint8Array, options: ParseIndexOptions = {}): PackageIndex {
  const { architecture = 'x86_64', where = 'in memory' } = options;
  return new PackageIndex(architecture, [
    { table: scanIndex(text, architecture, where), text: textInMemory(text), repository: '' },
  ]);
}
