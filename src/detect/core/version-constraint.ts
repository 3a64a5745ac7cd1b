import { isOneStream, type StreamDepth } from '../../wolfi/index.ts';
import intersects from 'semver/ranges/intersects.js';
import subset from 'semver/ranges/subset.js';
import type { SourceLocation } from '../../schema/errors.ts';

/** What a project says about the version of its language. */
export interface VersionConstraint {
  /** What the catalog is asked for: `text` in a notation that does not depend on the language's own. */
  readonly request: string;
  /** The same widened to whole streams, to compare constraints by: packages come as streams, whose patch level is always the newest. */
  readonly range: string;
  /** As the project writes it. */
  readonly text: string;
  /** Where it says so, in words: `engines.node`. */
  readonly source: string;
  readonly location?: SourceLocation;
}

/** Whether a constraint leaves one stream only: it names a version rather than a bound. */
export function isPin({ range }: VersionConstraint, depth: StreamDepth): boolean {
  return isOneStream(range, depth);
}

export interface ConstraintChoice {
  readonly constraint?: VersionConstraint;
  /** Set when the sources contradict each other. */
  readonly conflict?: string;
}

/**
 * One constraint from several, listed with the most binding source first. An open range that comes first gives way to a later pin inside it:
 * `engines: ">=20"` with `.nvmrc: 22` means 22. Sources that contradict the choice are told.
 */
export function chooseConstraint(constraints: readonly VersionConstraint[], depth: StreamDepth): ConstraintChoice {
  const [first, ...others] = constraints;
  if (first === undefined) return {};
  const pin = isPin(first, depth)
    ? first
    : others.find((other) => isPin(other, depth) && subset(other.range, first.range));
  const constraint = pin ?? first;
  const against = constraints.find((other) => other !== constraint && !intersects(other.range, constraint.range));
  if (against === undefined) return { constraint };
  return {
    constraint,
    conflict: `${constraint.source} asks for ${constraint.text} and ${against.source} for ${against.text}; ${constraint.source} was followed`,
  };
}
