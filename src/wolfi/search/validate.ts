import { acceptsProvider, parseDependency, type Dependency } from '../dependency.ts';
import type { PackageIndex } from '../package-index.ts';
import { compareVersions } from '../version.ts';
import { suggestNames } from './suggest.ts';

export type NameStatus =
  /** A package bears the name, and a build of it fits the version asked for. */
  | 'package'
  /** Packages provide the name. */
  | 'provided'
  /** The name exists, but no build fits the version asked for. */
  | 'version'
  /** Nobody bears or provides the name. */
  | 'unknown'
  /** Not written as a package name. */
  | 'invalid';

export interface NameVerdict {
  /** As it was given. */
  readonly name: string;
  readonly valid: boolean;
  readonly status: NameStatus;
  /** The newest build that fits, or the newest at all when none does. */
  readonly version?: string;
  /** Packages that provide the name, sorted. */
  readonly providers?: readonly string[];
  /** For an invalid name: names or versions that may have been meant, best first. */
  readonly suggestions: readonly string[];
  /** A sentence for a person. */
  readonly message: string;
}

function fitting(index: PackageIndex, dependency: Dependency): string | undefined {
  const versions = index.versions(dependency.name);
  return versions.find((version) => {
    const checksum = dependency.checksum ? (index.record(dependency.name, version)?.checksum ?? '') : '';
    return acceptsProvider(dependency, version, checksum);
  });
}

function judgePackage(index: PackageIndex, name: string, dependency: Dependency): NameVerdict {
  const version = fitting(index, dependency);
  if (version !== undefined) {
    return { name, valid: true, status: 'package', version, suggestions: [], message: `${dependency.name} ${version}` };
  }
  const versions = index.versions(dependency.name);
  const suggestions = versions.slice(0, 5).map((available) => `${dependency.name}=${available}`);
  const message = `No build of ${dependency.name} fits "${name}"; the newest is ${versions[0] ?? 'unknown'}.`;
  return {
    name,
    valid: false,
    status: 'version',
    ...(versions[0] ? { version: versions[0] } : {}),
    suggestions,
    message,
  };
}

function judgeProvided(index: PackageIndex, name: string, ids: readonly number[]): NameVerdict {
  const newest = [...new Set(ids.map((id) => index.nameOf(id)))];
  const providers = newest.sort(
    (a, b) => compareVersions(b.replace(/^\D*/, ''), a.replace(/^\D*/, '')) || (a < b ? -1 : 1),
  );
  const shown = providers.slice(0, 5).join(', ');
  return {
    name,
    valid: true,
    status: 'provided',
    providers,
    suggestions: [],
    message: `${name} is provided by ${shown}`,
  };
}

function judge(index: PackageIndex, name: string): NameVerdict {
  const dependency = parseDependency(name.trim());
  if (!dependency || dependency.conflict || dependency.name.startsWith('-') || name.length > 512) {
    const message = `"${name.slice(0, 64)}" is not written as a package name.`;
    return { name, valid: false, status: 'invalid', suggestions: [], message };
  }
  if (index.has(dependency.name)) return judgePackage(index, name, dependency);
  const ids = index.providers(dependency.name);
  if (ids.length > 0) return judgeProvided(index, name, ids);
  const suggestions = suggestNames(index, dependency.name);
  const meant = suggestions.length > 0 ? ` Did you mean ${suggestions.join(', ')}?` : '';
  const message = `There is no package "${dependency.name}".${meant}`;
  return { name, valid: false, status: 'unknown', suggestions, message };
}

/** Looks every name up, each with or without a version (`nodejs-24`, `go-1.26~1.26.7`), and answers in the same order. */
export function validateNames(index: PackageIndex, names: readonly string[]): NameVerdict[] {
  return names.map((name) => judge(index, name));
}
