import { isVersion, matchesVersion, parseOperator } from './version.ts';

/** One token of a `D:`, `p:` or `i:` line, or of a world: `[!]name[@tag][operator version]`. */
export interface Dependency {
  readonly name: string;
  /** The package must not be there. */
  readonly conflict: boolean;
  /** Repository tag; only a world may name one. */
  readonly tag?: string;
  /** Bits of the operator; 0 when no version is asked for. */
  readonly operator: number;
  /** Set exactly when `operator` is not 0. A checksum when `checksum` is true. */
  readonly version?: string;
  /** `name><Q1…`: asks for one build by its checksum. */
  readonly checksum: boolean;
  /** The token as it was written. */
  readonly text: string;
}

const SHAPE = /^(!?)([^!<>=~@\s][^<>=~@\s]*)(?:@([^<>=~@\s]+))?(?:([<>=~]+)([^<>=~\s]\S*))?$/;

/** Reads one token; undefined when apk would refuse it. */
export function parseDependency(text: string): Dependency | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const [, bang, name = '', tag, operatorText, version] = match;
  const base = { name, conflict: bang === '!', text, ...(tag === undefined ? {} : { tag }) };
  if (operatorText === undefined || version === undefined) return { ...base, operator: 0, checksum: false };
  if (operatorText === '><') return { ...base, operator: parseOperator('='), version, checksum: true };
  const operator = parseOperator(operatorText);
  return operator === 0 || !isVersion(version) ? undefined : { ...base, operator, version, checksum: false };
}

/**
 * Reads the tokens of a line. Tokens that apk would refuse are left out and counted: a package with such a dependency cannot
 * be installed, while a `provides` line merely loses them.
 */
export function parseDependencies(line: string): { readonly dependencies: Dependency[]; readonly refused: number } {
  const dependencies: Dependency[] = [];
  let refused = 0;
  for (const token of line.split(' ')) {
    if (token === '') continue;
    const dependency = parseDependency(token);
    if (dependency?.tag === undefined && dependency !== undefined) dependencies.push(dependency);
    else refused++;
  }
  return { dependencies, refused };
}

/**
 * Whether a provider of the dependency's name, at the version under which it provides it (undefined: without one), is what
 * the dependency asks for. For a conflict the answer is whether the provider may stay.
 */
export function acceptsProvider(dependency: Dependency, version: string | undefined, checksum: string): boolean {
  const { operator, conflict } = dependency;
  if (dependency.checksum) return checksum === dependency.version;
  const matched = operator === 0 || matchesVersion(version, operator, dependency.version ?? '');
  return matched !== conflict;
}
