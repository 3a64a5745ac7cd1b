import semver from 'semver';
import type { SourceLocation } from '../../schema/errors.ts';

/** What a project says about the version of its language. */
export interface VersionWish {
  /** What the catalog is asked for: `text` in a notation that does not depend on the language's own. */
  readonly request: string;
  /** The same widened to whole streams, to compare wishes by: packages come as streams, whose patch level is always the newest. */
  readonly range: string;
  /** As the project writes it. */
  readonly text: string;
  /** Where it says so, in words: `engines.node`. */
  readonly source: string;
  readonly location?: SourceLocation;
}

/** How many parts of a version name a stream: `nodejs-24` has one, `python-3.13` two. */
export type StreamDepth = 1 | 2;

/**
 * The range in npm's notation that means the same streams as `text`, or undefined when `text` is no range.
 * Lower bounds sink to the start of their stream and upper bounds rise to its end, so that `20.11.1` finds stream 20.
 */
export function streamRange(text: string, depth: StreamDepth): string | undefined {
  const range = parseRange(text);
  if (range === undefined) return undefined;
  const sets = range.set.map((comparators) =>
    comparators
      .filter((comparator) => comparator.semver.version !== undefined && comparator.operator !== undefined)
      .map(({ operator, semver: version }) => widen(operator, version, depth))
      .filter((part) => part !== '')
      .join(' '),
  );
  return sets.some((set) => set === '') ? '*' : sets.join(' || ');
}

/** Longest text that is read as a range, as the catalog has it: those of real projects have a few dozen characters. */
const MAX_RANGE = 256;

function parseRange(text: string): semver.Range | undefined {
  if (text.length > MAX_RANGE) return undefined;
  try {
    return new semver.Range(text, { loose: true });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function widen(operator: semver.Comparator['operator'], version: semver.SemVer, depth: StreamDepth): string {
  // `Comparator.ANY` carries no version of its own.
  if (!(version instanceof semver.SemVer)) return '';
  const start = depth === 1 ? `${version.major}.0.0` : `${version.major}.${version.minor}.0`;
  const end = depth === 1 ? `${version.major + 1}.0.0` : `${version.major}.${version.minor + 1}.0`;
  const atStart = version.patch === 0 && (depth === 2 || version.minor === 0);
  switch (operator) {
    case '>=':
    case '>':
      return `>=${start}`;
    case '<':
      return `<${atStart ? start : end}`;
    case '<=':
      return `<${end}`;
    default:
      return `>=${start} <${end}`;
  }
}

/** Whether a wish leaves one stream only: it names a version rather than a bound. */
export function isPin(wish: VersionWish, depth: StreamDepth): boolean {
  const lowest = semver.minVersion(wish.range);
  if (lowest === null) return false;
  const next = depth === 1 ? `${lowest.major + 1}.0.0` : `${lowest.major}.${lowest.minor + 1}.0`;
  return semver.subset(wish.range, `>=${lowest.version} <${next}`);
}

export interface WishChoice {
  readonly wish?: VersionWish;
  /** Set when the sources contradict each other. */
  readonly conflict?: string;
}

/**
 * One wish from several, listed with the most binding source first. An open range that comes first gives way to a later pin inside it:
 * `engines: ">=20"` with `.nvmrc: 22` means 22. Sources that contradict the choice are told.
 */
export function chooseWish(wishes: readonly VersionWish[], depth: StreamDepth): WishChoice {
  const [first, ...others] = wishes;
  if (first === undefined) return {};
  const pin = isPin(first, depth)
    ? first
    : others.find((other) => isPin(other, depth) && semver.subset(other.range, first.range));
  const wish = pin ?? first;
  const against = wishes.find((other) => other !== wish && !semver.intersects(other.range, wish.range));
  if (against === undefined) return { wish };
  return {
    wish,
    conflict: `${wish.source} asks for ${wish.text} and ${against.source} for ${against.text}; ${wish.source} was followed`,
  };
}
