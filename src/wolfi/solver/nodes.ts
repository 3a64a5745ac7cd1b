import type { Dependency } from '../dependency.ts';

/** A name under which packages may be asked for, and what the solver knows of it so far. */
export interface NameNode {
  readonly name: string;
  /** Whoever provides it; of a name that is not discovered only the packages that are known for another reason. */
  readonly candidates: Candidate[];
  /** Names whose packages depend on this one. */
  readonly dependents: NameNode[];
  /** Names whose packages may be installed on their own once this one is there. */
  readonly installedWith: NameNode[];
  discovered: boolean;
  /** Whether the world itself names it. */
  asked: boolean;
  /** Position in the discovery; dependencies come before what needs them. */
  order: number;
  /** Whether some package bears the name itself. */
  concrete: boolean;
  requirers: number;
  locked: boolean;
  chosen: Candidate | undefined;
  dirty: boolean;
  recheckDependencies: boolean;
  recheckInstallIf: boolean;
  /** A package of this name is to be installed on its own. */
  triggered: boolean;
  /** No package of this name will ever be installed on its own. */
  neverTriggered: boolean;
  /** Some package waits for this name to be decided before it is installed on its own. */
  awaited: boolean;
  hasOptions: boolean;
  autoSelectable: boolean;
  dependentsDecided: boolean;
  /** Set while the name waits in a queue; an entry with another ticket is a leftover. */
  ticket: number;
  queued: boolean;
  urgent: boolean;
}

/** A build of a package. */
export interface PackageNode {
  readonly id: number;
  readonly name: NameNode;
  readonly version: string;
  readonly checksum: string;
  readonly priority: number;
  readonly depends: readonly Need[];
  readonly provides: readonly Provision[];
  readonly installIf: readonly Need[];
  /** Bits of the repositories that have it. */
  repositories: number;
  /** Why it can never be installed, if so. */
  readonly unusable: string | undefined;
  discovered: boolean;
  /** How many of `provides` the discovery has gone through. */
  discoveredProvides: number;
  selectable: boolean;
  conflicts: number;
  triggered: boolean;
  neverTriggered: boolean;
  merged: boolean;
  used: boolean;
  /** Bits of the repository tags that may be taken for it. */
  allowedTags: number;
  tagAllowed: boolean;
  tagPreferred: boolean;
  failed: boolean;
}

/** A dependency with its name looked up. */
export interface Need {
  readonly name: NameNode;
  readonly dependency: Dependency;
}

/** A name that a package provides besides its own; without a version it may be shared with others. */
export interface Provision {
  readonly name: NameNode;
  readonly version: string | undefined;
}

/** A package as the provider of one name. */
export interface Candidate {
  readonly pkg: PackageNode;
  readonly version: string | undefined;
}

export function newName(name: string): NameNode {
  return {
    name,
    candidates: [],
    dependents: [],
    installedWith: [],
    discovered: false,
    asked: false,
    order: 0,
    concrete: false,
    requirers: 0,
    locked: false,
    chosen: undefined,
    dirty: false,
    recheckDependencies: false,
    recheckInstallIf: false,
    triggered: false,
    neverTriggered: true,
    awaited: false,
    hasOptions: false,
    autoSelectable: false,
    dependentsDecided: false,
    ticket: 0,
    queued: false,
    urgent: false,
  };
}
