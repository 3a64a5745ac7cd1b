import type { Graph } from './graph.ts';
import type { Candidate, NameNode, Need, PackageNode } from './nodes.ts';
import { commonNames, isMet, providesUnversioned } from './needs.ts';
import { compareCandidates, isAutoSelectable } from './prefer.ts';
import { DecisionQueue } from './queue.ts';

/**
 * Decides every name that a world reaches, the way apk does: constraints are carried along dependencies as far as they go
 * without deciding anything, then the most pressing name is given its best provider, and so on. Never goes back on a decision;
 * a world that this cannot serve is one that apk refuses too.
 */
export class Solver {
  readonly #graph: Graph;
  readonly #queue = new DecisionQueue();
  readonly #dirty: NameNode[] = [];
  #failed = false;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** Returns whether every decision could be made without breaking something. */
  solve(world: readonly Need[]): boolean {
    for (const need of world) this.#require(undefined, need);
    for (;;) {
      // Grows while it is walked.
      for (const name of this.#dirty) {
        if (!name.dirty) continue;
        name.dirty = false;
        this.#reconsider(name);
      }
      this.#dirty.length = 0;
      const name = this.#queue.next();
      if (!name) return !this.#failed;
      this.#decide(name);
    }
  }

  #markDirty(name: NameNode): void {
    if (name.dirty || name.locked || (name.requirers === 0 && !name.recheckInstallIf)) return;
    name.dirty = true;
    this.#dirty.push(name);
  }

  #recheckDependents(name: NameNode): void {
    for (const dependent of name.dependents) {
      dependent.recheckDependencies = true;
      this.#markDirty(dependent);
    }
  }

  #recheckInstalledWith(name: NameNode): void {
    for (const other of name.installedWith) {
      if (!other.discovered || other.neverTriggered) continue;
      other.recheckInstallIf = true;
      this.#markDirty(other);
    }
  }

  #recheckInstalledWithPackage(pkg: PackageNode): void {
    this.#recheckInstalledWith(pkg.name);
    for (const { name } of pkg.provides) this.#recheckInstalledWith(name);
  }

  #ruleOut(pkg: PackageNode): void {
    pkg.selectable = false;
    this.#recheckDependents(pkg.name);
    for (const { name } of pkg.provides) this.#recheckDependents(name);
    this.#recheckInstalledWithPackage(pkg);
  }

  #nowRequired(name: NameNode): void {
    this.#queue.add(name, false);
    this.#recheckInstalledWith(name);
    this.#markDirty(name);
  }

  /** A package may come from where those that need it may come from. */
  #inheritTags(pkg: PackageNode, owner: PackageNode | undefined, tag?: string): void {
    const tags = this.#graph.tagsOf(pkg);
    if (owner) pkg.allowedTags |= owner.allowedTags;
    else {
      const wanted = this.#graph.tagBit(tag);
      pkg.allowedTags |= wanted;
      pkg.tagPreferred = (tags & wanted) !== 0;
    }
    pkg.tagAllowed ||= (tags & pkg.allowedTags) !== 0;
  }

  #require(owner: PackageNode | undefined, need: Need): void {
    const { name, dependency } = need;
    if (!dependency.conflict && ++name.requirers === 1) this.#nowRequired(name);
    for (const candidate of name.candidates) {
      const { pkg } = candidate;
      if (isMet(owner, need, candidate)) {
        this.#inheritTags(pkg, owner, dependency.tag);
      } else {
        pkg.conflicts++;
        if (pkg.selectable) this.#ruleOut(pkg);
      }
    }
  }

  #canBeMet(owner: PackageNode, need: Need): boolean {
    const { name } = need;
    if (name.locked) return isMet(owner, need, name.chosen);
    if (name.requirers === 0 && need.dependency.conflict) return true;
    return name.candidates.some((candidate) => candidate.pkg.selectable && isMet(owner, need, candidate));
  }

  #reconsider(name: NameNode): void {
    const { recheckDependencies, recheckInstallIf } = name;
    name.recheckDependencies = false;
    name.recheckInstallIf = false;
    const options: Candidate[] = [];
    let autoSelectable = false;
    name.triggered = false;
    name.neverTriggered = true;
    for (const candidate of name.candidates) {
      const { pkg } = candidate;
      pkg.merged = false;
      if (!pkg.selectable) continue;
      if (recheckDependencies && !pkg.depends.every((need) => this.#canBeMet(pkg, need))) this.#ruleOut(pkg);
      if (!pkg.selectable) continue;
      if (recheckInstallIf) this.#checkInstallIf(pkg);
      name.triggered ||= pkg.triggered;
      name.neverTriggered &&= pkg.neverTriggered;
      autoSelectable ||= pkg.triggered;
      if (name.requirers === 0) continue;
      pkg.merged = true;
      options.push(candidate);
      autoSelectable ||= isAutoSelectable(candidate);
    }
    name.hasOptions = options.length > 1 || options.some(({ pkg }) => !pkg.tagAllowed);
    const changed = name.autoSelectable !== autoSelectable;
    name.autoSelectable = autoSelectable;
    this.#applyCommon(name, options);
    name.dependentsDecided = !name.dependents.some((dependent) => dependent.discovered && !dependent.locked);
    this.#queue.add(name, changed);
  }

  #checkInstallIf(pkg: PackageNode): void {
    if (!pkg.triggered && !pkg.neverTriggered) {
      pkg.triggered = true;
      for (const need of pkg.installIf) {
        if (need.name.locked && isMet(pkg, need, need.name.chosen)) continue;
        pkg.triggered = false;
        if (need.name.locked) pkg.neverTriggered = true;
        else if (need.dependency.conflict) {
          need.name.awaited = true;
          this.#queue.add(need.name, false);
        }
        break;
      }
    }
    if (!pkg.triggered) return;
    for (const need of pkg.installIf) {
      if (need.name.chosen) this.#inheritTags(pkg, need.name.chosen.pkg);
    }
  }

  /** Carries on what is the same whichever option is taken. */
  #applyCommon(name: NameNode, options: readonly Candidate[]): void {
    const [first] = options;
    if (!first) return;
    for (const { pkg } of name.candidates) pkg.used = pkg.merged;
    const needed = commonNames(options, (pkg) => pkg.depends.filter((need) => !need.dependency.conflict));
    for (const need of first.pkg.depends) {
      if (!needed.delete(need.name)) continue;
      if (options.length === 1) this.#require(first.pkg, need);
      else if (need.name.requirers === 0) {
        need.name.requirers++;
        this.#nowRequired(need.name);
        for (const { pkg } of need.name.candidates) this.#inheritTags(pkg, first.pkg);
      }
    }
    const provided = commonNames(options, (pkg) => [{ name: pkg.name }, ...pkg.provides]);
    for (const other of provided) {
      const shared = options.some((candidate) => providesUnversioned(candidate, other));
      this.#ruleOutOthers(other, name, shared);
    }
  }

  /** All options of one name provide another one too, so whoever provides that must provide this one. */
  #ruleOutOthers(name: NameNode, must: NameNode, sparesUnversioned: boolean): void {
    if (name === must) return;
    for (const { pkg, version } of name.candidates) {
      if (pkg.name === must || !pkg.selectable || (sparesUnversioned && version === undefined)) continue;
      const spared = pkg.provides.some(
        (item) => item.name === must || (sparesUnversioned && item.version === undefined),
      );
      if (!spared) this.#ruleOut(pkg);
    }
  }

  #decide(name: NameNode): void {
    let best: Candidate | undefined;
    if (name.requirers > 0 || name.triggered) {
      for (const candidate of name.candidates) {
        const { pkg } = candidate;
        if (name.requirers === 0 && !(pkg.triggered && pkg.tagAllowed && pkg.selectable)) continue;
        if (!isAutoSelectable(candidate)) continue;
        if (!best || compareCandidates(candidate, best) > 0) best = candidate;
      }
    }
    if (!best) {
      this.#failed ||= name.requirers > 0;
      this.#fill(name, undefined);
      return;
    }
    const { pkg } = best;
    if (!pkg.selectable || !pkg.tagAllowed) this.#fail(pkg);
    this.#fill(pkg.name, { pkg, version: pkg.version });
    for (const { name: provided, version } of pkg.provides) this.#fill(provided, { pkg, version });
    for (const need of pkg.depends) this.#require(pkg, need);
  }

  #fail(pkg: PackageNode): void {
    pkg.failed = true;
    this.#failed = true;
  }

  #fill(name: NameNode, chosen: Candidate | undefined): void {
    if (name.locked) {
      if (chosen?.version === undefined && name.chosen?.version === undefined) return;
      for (const candidate of [chosen, name.chosen]) if (candidate) this.#fail(candidate.pkg);
      return;
    }
    name.locked = true;
    name.chosen = chosen;
    name.queued = false;
    name.dirty = false;
    if (chosen && name.requirers === 0 && chosen.pkg.triggered) {
      for (const need of chosen.pkg.installIf) if (!need.name.locked) this.#require(chosen.pkg, need);
    }
    for (const candidate of name.candidates) {
      if (candidate.pkg === chosen?.pkg || (chosen?.version === undefined && candidate.version === undefined)) continue;
      this.#ruleOut(candidate.pkg);
    }
    this.#recheckDependents(name);
    if (chosen) this.#recheckInstalledWithPackage(chosen.pkg);
    else this.#recheckInstalledWith(name);
  }
}
