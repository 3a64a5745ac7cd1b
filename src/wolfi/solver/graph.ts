import { parseDependencies, type Dependency } from '../dependency.ts';
import type { PackageIndex } from '../package-index.ts';
import { depthFirst } from './depth-first.ts';
import { readStanza, type Stanza } from './stanza.ts';
import { versionsProvided } from './provisions.ts';
import { newName, type NameNode, type Need, type PackageNode } from './nodes.ts';

/** Repository tags as bits; bit 0 stands for every repository without a tag. */
const UNTAGGED = 1;

export type BuildFilter = (name: string, version: string, checksum: string) => boolean;

/** The part of an index that a world can reach, as names and packages that point at each other. Grows while it is discovered. */
export class Graph {
  readonly #index: PackageIndex;
  readonly #names = new Map<string, NameNode>();
  readonly #packages = new Map<number | string, PackageNode>();
  readonly #lines = new Map<string, { readonly dependencies: Dependency[]; readonly refused: number }>();
  readonly #tags: readonly string[];
  /** Tag bit of each of the index's repositories. */
  readonly #partTags: readonly number[];
  readonly #accepts: BuildFilter | undefined;
  readonly discovered: NameNode[] = [];

  /** @param accepts leaves builds out as if the index did not have them */
  constructor(index: PackageIndex, accepts?: BuildFilter) {
    this.#index = index;
    this.#accepts = accepts;
    this.#tags = [...new Set(index.parts.flatMap((part) => part.tag ?? []))];
    this.#partTags = index.parts.map((part) => this.tagBit(part.tag));
  }

  /** The bit of a tag; 0 for a tag that no repository has. */
  tagBit(tag: string | undefined): number {
    if (tag === undefined) return UNTAGGED;
    const position = this.#tags.indexOf(tag);
    return position < 0 ? 0 : UNTAGGED << (position + 1);
  }

  /** Tag bits of the repositories that have a package. */
  tagsOf(pkg: PackageNode): number {
    let tags = 0;
    this.#partTags.forEach((tag, part) => {
      if (pkg.repositories & (1 << part)) tags |= tag;
    });
    return tags;
  }

  /** Names of the tags under which a package is to be had. */
  tagNames(pkg: PackageNode): string[] {
    return this.#tags.filter((tag) => (this.tagsOf(pkg) & this.tagBit(tag)) !== 0);
  }

  name(name: string): NameNode {
    const known = this.#names.get(name);
    if (known) return known;
    const node = newName(name);
    this.#names.set(name, node);
    return node;
  }

  /**
   * Finds everything within reach of a name. Names are put in order after what they depend on, because the solver decides the
   * latest first.
   */
  discover(root: NameNode): void {
    depthFirst(root, (name) => this.#visit(name));
  }

  /** To be called once everything is discovered: fills in who depends on whom. */
  linkDependents(): void {
    for (const name of this.discovered) {
      const linked = new Set<NameNode>();
      for (const { pkg } of name.candidates) {
        for (const need of pkg.depends) linked.add(need.name);
      }
      for (const target of linked) target.dependents.push(name);
    }
  }

  *#visit(name: NameNode): Generator<NameNode, void, void> {
    if (name.discovered) return;
    name.discovered = true;
    this.#load(name);
    for (const { pkg } of name.candidates) {
      name.neverTriggered &&= pkg.neverTriggered;
      if (pkg.name === name) name.concrete = true;
      if (pkg.discovered) continue;
      pkg.discovered = true;
      for (const need of pkg.depends) if (!need.name.discovered) yield need.name;
    }
    yield* this.#loadInstalledWith(name);
    for (const { pkg } of name.candidates) {
      if (pkg.name !== name) yield* this.#loadInstalledWith(pkg.name);
      // A package is met under each name that it provides: what is behind the mark is discovered already.
      for (; pkg.discoveredProvides < pkg.provides.length; pkg.discoveredProvides++) {
        const provision = pkg.provides[pkg.discoveredProvides];
        if (provision && !provision.name.discovered) yield provision.name;
      }
    }
    name.order = this.discovered.push(name);
    for (const { pkg } of name.candidates) for (const need of pkg.installIf) yield need.name;
  }

  #loadInstalledWith(name: NameNode): NameNode[] {
    if (name.installedWith.length > 0) return name.installedWith;
    const found = new Set<NameNode>();
    for (const id of this.#index.installedWith(name.name)) {
      const pkg = this.#package(id);
      found.add(pkg.name);
      for (const provision of pkg.provides) found.add(provision.name);
    }
    name.installedWith.push(...found);
    return name.installedWith;
  }

  #load(name: NameNode): void {
    const packages = new Set(this.#index.providers(name.name).map((id) => this.#package(id)));
    name.candidates.length = 0;
    for (const pkg of packages) {
      if (this.#accepts?.(pkg.name.name, pkg.version, pkg.checksum) === false) continue;
      if (pkg.name === name) name.candidates.push({ pkg, version: pkg.version });
      for (const version of versionsProvided(pkg, name)) name.candidates.push({ pkg, version });
    }
  }

  /** A build that several repositories have is one package. */
  #package(id: number): PackageNode {
    const known = this.#packages.get(id);
    if (known) return known;
    const stanza = readStanza(this.#index.stanzaOf(id));
    const name = this.name(this.#index.nameOf(id));
    const part = this.#index.partOf(id);
    const identity = this.#index.parts.length > 1 ? `${name.name}-${stanza.version} ${stanza.checksum}` : id;
    let pkg = this.#packages.get(identity);
    if (!pkg) {
      pkg = this.#newPackage(id, name, stanza);
      name.candidates.push({ pkg, version: pkg.version });
    }
    pkg.repositories |= 1 << part;
    // A package without files is a mere bundle of dependencies: any repository's will do.
    pkg.tagPreferred = stanza.installedSize === 0 || (this.tagsOf(pkg) & UNTAGGED) !== 0;
    pkg.tagAllowed = pkg.tagPreferred;
    this.#packages.set(identity, pkg);
    this.#packages.set(id, pkg);
    return pkg;
  }

  #newPackage(id: number, name: NameNode, stanza: Stanza): PackageNode {
    const depends = this.#needs(stanza.depends);
    const installIf = this.#needs(stanza.installIf);
    const unusable = this.#whyUnusable(stanza, depends.refused);
    return {
      id,
      name,
      version: stanza.version,
      checksum: stanza.checksum,
      priority: stanza.priority,
      depends: depends.needs,
      provides: this.#needs(stanza.provides).needs.map(({ name: provided, dependency }) => ({
        name: provided,
        version: dependency.version,
      })),
      // Half a condition would install the package where its author did not mean it.
      installIf: installIf.refused > 0 ? [] : installIf.needs,
      repositories: 0,
      unusable,
      discovered: false,
      discoveredProvides: 0,
      selectable: unusable === undefined,
      conflicts: 0,
      triggered: false,
      neverTriggered: installIf.refused > 0 || installIf.needs.length === 0,
      merged: false,
      used: false,
      allowedTags: UNTAGGED,
      tagAllowed: true,
      tagPreferred: true,
      failed: false,
    };
  }

  #whyUnusable(stanza: Stanza, refused: number): string | undefined {
    const { architecture } = stanza;
    if (
      architecture !== '' &&
      architecture !== this.#index.architecture &&
      architecture !== 'noarch' &&
      architecture !== 'all'
    ) {
      return `it is built for ${architecture}`;
    }
    if (refused > 0) return 'one of its dependencies is written in a way that apk refuses';
    return stanza.unknown === '' ? undefined : `it has a field "${stanza.unknown}:" that apk does not know`;
  }

  #needs(line: string): { readonly needs: Need[]; readonly refused: number } {
    if (line === '') return { needs: [], refused: 0 };
    let parsed = this.#lines.get(line);
    if (!parsed) {
      parsed = parseDependencies(line);
      this.#lines.set(line, parsed);
    }
    const needs = parsed.dependencies.map((dependency) => ({ name: this.name(dependency.name), dependency }));
    return { needs, refused: parsed.refused };
  }
}
