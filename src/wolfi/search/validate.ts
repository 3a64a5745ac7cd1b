import { acceptsProvider, parseDependencies, parseDependency } from '../dependency.ts';
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
  /** Packages that provide the name, the one with its newest version first. */
  readonly providers?: readonly string[];
  /** For an invalid name: names or versions that may have been meant, best first. */
  readonly suggestions: readonly string[];
  /** A sentence for a person. */
  readonly message: string;
}

/** Longest list of suggestions or providers in an answer. */
const MOST = 5;
const LONGEST = 512;

/** A build under the name asked for: its own, or one that it provides. */
interface Offer {
  readonly package: string;
  /** Undefined where the name is provided without a version. */
  readonly version: string | undefined;
  readonly checksum: string;
}

function offersOf(index: PackageIndex, name: string): Offer[] {
  return [...new Set(index.providers(name))].flatMap((id) => {
    const record = index.recordOf(id);
    const { checksum } = record;
    const own = record.name === name ? [{ package: name, version: record.version, checksum }] : [];
    const provided = parseDependencies(record.provides.join(' ')).dependencies.filter((token) => token.name === name);
    return [...own, ...provided.map(({ version }) => ({ package: record.name, version, checksum }))];
  });
}

function newestFirst(a: Offer, b: Offer): number {
  return compareVersions(b.version ?? '', a.version ?? '') || (a.package < b.package ? -1 : 1);
}

function accept(name: string, wanted: string, offers: readonly Offer[]): NameVerdict {
  const own = offers.find((offer) => offer.package === wanted);
  if (own?.version !== undefined) {
    const message = `${wanted} ${own.version}`;
    return { name, valid: true, status: 'package', version: own.version, suggestions: [], message };
  }
  const providers = [...new Set(offers.map((offer) => offer.package))];
  const message = `${name} is provided by ${providers.slice(0, MOST).join(', ')}`;
  return { name, valid: true, status: 'provided', providers, suggestions: [], message };
}

function refuseVersion(name: string, wanted: string, offers: readonly Offer[]): NameVerdict {
  const versions = [...new Set(offers.flatMap((offer) => offer.version ?? []))];
  const [newest] = versions;
  const suggestions = versions.slice(0, MOST).map((version) => `${wanted}=${version}`);
  const message = `No build of ${wanted} fits "${name}"; the newest is ${newest ?? 'without a version'}.`;
  const version = newest === undefined ? {} : { version: newest };
  return { name, valid: false, status: 'version', ...version, suggestions, message };
}

function refuseName(index: PackageIndex, name: string, wanted: string): NameVerdict {
  const suggestions = suggestNames(index, wanted, MOST);
  const meant = suggestions.length > 0 ? ` Did you mean ${suggestions.join(', ')}?` : '';
  return { name, valid: false, status: 'unknown', suggestions, message: `There is no package "${wanted}".${meant}` };
}

function judge(index: PackageIndex, name: string): NameVerdict {
  const dependency = name.length > LONGEST ? undefined : parseDependency(name);
  if (!dependency || dependency.conflict || dependency.name.startsWith('-')) {
    const message = `"${name.slice(0, 64)}" is not written as a package name.`;
    return { name, valid: false, status: 'invalid', suggestions: [], message };
  }
  const wanted = dependency.name;
  const offers = offersOf(index, wanted).sort(newestFirst);
  if (offers.length === 0) return refuseName(index, name, wanted);
  const fitting = offers.filter((offer) => acceptsProvider(dependency, offer.version, offer.checksum));
  return fitting.length > 0 ? accept(name, wanted, fitting) : refuseVersion(name, wanted, offers);
}

/** Looks every name up, each with or without a version (`nodejs-24`, `go-1.26~1.26.7`), and answers in the same order. */
export function validateNames(index: PackageIndex, names: readonly string[]): NameVerdict[] {
  return names.map((name) => judge(index, name));
}
