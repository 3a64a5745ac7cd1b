import { BUILD_PREDICATE, CYCLONEDX_PREDICATE, SPDX_PREDICATE } from '../../image/attestations.ts';
import { asObject } from '../../untrusted/json.ts';

/** Versions by name, of the packages of a distribution and of what an application brings. */
export interface Components {
  readonly packages: Versions;
  /** Undefined where only packages are told. */
  readonly dependencies?: Versions;
}

export type Versions = ReadonlyMap<string, ReadonlySet<string>>;

/** Statements that tell components, the one that tells most first. */
export const TELLING: readonly string[] = [SPDX_PREDICATE, CYCLONEDX_PREDICATE, BUILD_PREDICATE];

/** A few hundred Maven or npm packages are usual; scanners list files as well. */
const MOST = 100_000;
/** Types of package URLs that a distribution's package manager has. */
const SYSTEM: ReadonlySet<string> = new Set(['apk', 'deb', 'rpm', 'alpm']);

/** The components that a statement of one of the types of {@link TELLING} lists. */
export function componentsOf(predicateType: string, predicate: unknown): Components {
  const purls = purlsOf(predicateType, asObject(predicate) ?? {}).slice(0, MOST);
  const packages = new Map<string, Set<string>>();
  const dependencies = new Map<string, Set<string>>();
  for (const purl of purls) {
    const read = readPurl(purl);
    if (read === undefined) continue;
    const { name, type, version } = read;
    const isSystem = SYSTEM.has(type);
    const key = isSystem ? name.slice(name.lastIndexOf('/') + 1) : `${type} ${name}`;
    const map = isSystem ? packages : dependencies;
    const versions = map.get(key) ?? new Set();
    map.set(key, versions.add(version));
  }
  return predicateType === BUILD_PREDICATE ? { packages } : { packages, dependencies };
}

function purlsOf(predicateType: string, document: Readonly<Record<string, unknown>>): readonly string[] {
  switch (predicateType) {
    case BUILD_PREDICATE:
      return texts(objects(asObject(document.packages)?.runtime).map(({ uri }) => uri));
    case CYCLONEDX_PREDICATE:
      return texts(objects(document.components).map(({ purl }) => purl));
    default:
      return texts(
        objects(document.packages).map(
          ({ externalRefs }) =>
            objects(externalRefs).find(({ referenceType }) => referenceType === 'purl')?.referenceLocator,
        ),
      );
  }
}

function objects(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.map(asObject).filter((each) => each !== undefined);
}

function texts(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === 'string');
}

interface Purl {
  readonly type: string;
  /** With its name space. */
  readonly name: string;
  readonly version: string;
}

/** A package URL without what comes behind its version; undefined for what is none. */
function readPurl(purl: string): Purl | undefined {
  if (!purl.startsWith('pkg:')) return undefined;
  const [path = ''] = purl.slice('pkg:'.length).split(/[?#]/, 1);
  const slash = path.indexOf('/');
  // The scope of an npm package may stand there as it is.
  const at = path.indexOf('@', path.lastIndexOf('/'));
  const end = at < 0 ? path.length : at;
  const [name, version] = [decoded(path.slice(slash + 1, end)), decoded(path.slice(end + 1))];
  return slash < 1 || name === undefined || version === undefined || name === ''
    ? undefined
    : { type: path.slice(0, slash).toLowerCase(), name, version };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // What can't be decoded is no package URL, and names nothing.
    return undefined;
  }
}
