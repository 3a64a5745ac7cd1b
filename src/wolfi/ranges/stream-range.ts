import type Comparator from 'semver/classes/comparator.js';
import SemVer from 'semver/classes/semver.js';
import minVersion from 'semver/ranges/min-version.js';
import subset from 'semver/ranges/subset.js';
import { MAX_RANGE, readRange } from './read-range.ts';

/** How many parts of a version name a stream: `nodejs-24` has one, `python-3.13` two. */
export type StreamDepth = 1 | 2;

/**
 * The range in npm's notation that means the same streams as `text`, or undefined when `text` is no range.
 * Lower bounds sink to the start of their stream and upper bounds rise to its end, so that `20.11.1` finds stream 20.
 */
export function streamRange(text: string, depth: StreamDepth): string | undefined {
  const range = text.length > MAX_RANGE ? undefined : readRange(text);
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

function widen(operator: Comparator['operator'], version: SemVer, depth: StreamDepth): string {
  // `Comparator.ANY` carries no version of its own.
  if (!(version instanceof SemVer)) return '';
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

/** Whether a range leaves one stream only. */
export function isOneStream(range: string, depth: StreamDepth): boolean {
  const lowest = minVersion(range);
  if (lowest === null) return false;
  const next = depth === 1 ? `${lowest.major + 1}.0.0` : `${lowest.major}.${lowest.minor + 1}.0`;
  return subset(range, `>=${lowest.version} <${next}`);
}
