import Range from 'semver/classes/range.js';
import { StreamError } from '../errors.ts';
import type { PackageIndex } from '../package-index.ts';
import type { StalenessOptions } from '../staleness.ts';
import { compareVersions } from '../version.ts';
import type { Family } from './families.ts';
import { listStreams, requireFamily, type Stream } from './list.ts';
import { parseConstraint, type Constraint } from '../ranges/constraint.ts';

export interface StreamChoice extends Stream {
  /** Why this one. */
  readonly reason: string;
  /** What somebody should know of the choice: it is not quite what was asked for, or not maintained. */
  readonly notice?: string;
}

export interface StreamOptions extends StalenessOptions {
  /** Refuse streams that are probably no longer maintained instead of giving notice. */
  readonly failOnStale?: boolean;
}

/** The part of a build's version that its project gave it, as three numbers. */
function releaseOf(stream: Stream): string {
  const parts = (/^\d+(?:\.\d+)*/.exec(stream.version)?.[0] ?? '0').split('.').map(Number);
  return [...parts, 0, 0].slice(0, 3).join('.');
}

function spanOf(stream: Stream): Range {
  return new Range(stream.stream, { loose: true });
}

type RangeConstraint = Extract<Constraint, { kind: 'range' }>;

function allowsNewest(constraint: RangeConstraint, stream: Stream): boolean {
  const release = releaseOf(stream);
  return constraint.range.test(release) && !constraint.excluded.some((range) => range.test(release));
}

/** Some release of the stream is asked for, though not the one that is to be had. */
function touches(constraint: RangeConstraint, stream: Stream): boolean {
  return (
    constraint.range.intersects(spanOf(stream)) && !constraint.excluded.some((range) => range.test(releaseOf(stream)))
  );
}

interface Pick {
  readonly stream: Stream;
  readonly reason: string;
  readonly notice?: string;
}

function best(streams: readonly Stream[]): Stream | undefined {
  const order: ((stream: Stream) => boolean)[] = [
    (stream) => stream.lts && !stream.stale,
    (stream) => stream.lts,
    (stream) => !stream.heldBack && !stream.stale,
    (stream) => !stream.stale,
  ];
  const preferred = order.map((test) => streams.find(test)).find((stream) => stream !== undefined);
  return preferred ?? streams[0];
}

function rank(stream: Stream): string {
  if (stream.lts) return 'the newest LTS stream';
  return stream.stale ? 'the newest stream' : 'the newest maintained stream';
}

function pickDefault(streams: readonly Stream[], why: string): Pick | undefined {
  const stream = best(streams);
  return stream && { stream, reason: `${why}: ${rank(stream)}` };
}

function pickInRange(
  streams: readonly Stream[],
  constraint: RangeConstraint,
  text: string,
  family: Family,
): Pick | undefined {
  const fitting = pickFitting(streams, constraint, text);
  if (!family.minimum || !constraint.bare || (fitting && !fitting.stream.stale)) return fitting;
  const newer = pickNewer(streams, constraint.bare, text, family);
  return newer && !(fitting && newer.stream.stale) ? newer : fitting;
}

function pickFitting(streams: readonly Stream[], constraint: RangeConstraint, text: string): Pick | undefined {
  const exact = best(streams.filter((stream) => allowsNewest(constraint, stream)));
  if (exact) {
    const named = constraint.bare !== undefined && constraint.bare.length >= exact.stream.split('.').length;
    return { stream: exact, reason: named ? `the stream of ${text}` : `${rank(exact)} that ${text} allows` };
  }
  const near = best(streams.filter((stream) => touches(constraint, stream)));
  if (!near) return undefined;
  const notice = `${text} asks for another release than the one in Wolfi, ${near.version}, which is used.`;
  return { stream: near, reason: `the stream that ${text} falls into`, notice };
}

/** The nearest newer stream that still runs what was written for the one asked for. */
function pickNewer(
  streams: readonly Stream[],
  bare: readonly number[],
  text: string,
  family: Family,
): Pick | undefined {
  const newer = streams.filter((stream) => {
    if (compareVersions(stream.stream, bare.join('.')) < 0) return false;
    return family.minimum?.upTo === 'any' || stream.stream.startsWith(`${bare[0]}.`);
  });
  const nearestFirst = newer.toReversed();
  const stream =
    nearestFirst.find((item) => item.lts && !item.stale) ?? nearestFirst.find((item) => !item.stale) ?? nearestFirst[0];
  if (!stream) return undefined;
  const notice = `Wolfi has no maintained ${family.title} ${text}; ${stream.stream} is used, the nearest newer stream that runs the same code.`;
  return { stream, reason: `the nearest newer stream to ${text}`, notice };
}

function pick(streams: readonly Stream[], constraint: Constraint, text: string, family: Family): Pick | undefined {
  switch (constraint.kind) {
    case 'none': {
      const picked = pickDefault(streams, 'nothing else is asked for');
      if (!picked || constraint.why === undefined) return picked;
      return { ...picked, notice: `"${text}" is ${constraint.why}; ${family.title} ${picked.stream.stream} is used.` };
    }
    case 'newest': {
      const stream = streams.find((item) => !item.stale && !item.heldBack) ?? streams[0];
      return stream && { stream, reason: `${text} asks for the newest stream` };
    }
    case 'lts': {
      const stream = streams.filter((item) => item.lts)[constraint.back];
      return stream && { stream, reason: `${text} asks for an LTS stream` };
    }
    case 'range':
      return pickInRange(streams, constraint, text, family);
    case 'impossible':
      return undefined;
  }
}

function refuse(
  family: Family,
  constraint: Constraint | undefined,
  text: string,
  streams: readonly Stream[],
): StreamError {
  const available = streams.map((stream) => stream.stream);
  const have =
    available.length > 0 ? `Wolfi has ${family.title} ${available.join(', ')}` : `Wolfi has no ${family.title}`;
  const options = {
    family: family.name,
    constraint: text === '' ? undefined : text,
    available,
    hint: `Ask for one of these in the project's own files, or override the packages of the build with ${family.name}-STREAM.`,
  };
  if (!constraint)
    return new StreamError(
      'STREAM_CONSTRAINT',
      `"${text}" cannot be read as a version of ${family.title}. ${have}.`,
      options,
    );
  const why = constraint.kind === 'impossible' ? `: ${constraint.why}` : '';
  return new StreamError('STREAM_NONE', `No ${family.title} in Wolfi fits "${text}"${why}. ${have}.`, options);
}

function days(seconds: number): number {
  return Math.floor(seconds / 86_400);
}

function staleNotice(stream: Stream, index: PackageIndex): string {
  const age = days(index.newestBuild - stream.buildTime);
  return `${stream.package} was last built ${age} days before the newest package; it is probably no longer maintained.`;
}

/**
 * The stream of a family that serves a project best: the one it names, else the newest LTS (else maintained) stream that its
 * range allows, else, where newer streams run what was written for older ones, the nearest newer one. Never leaves the range.
 * @param constraint what the project asks for, in its own words: `^22`, `lts/*`, `>=3.11,<4`, `1.8`, `net10.0`
 * @throws StreamError STREAM_UNKNOWN_FAMILY, STREAM_CONSTRAINT for a constraint that cannot be read, STREAM_NONE when nothing fits,
 * STREAM_UNMAINTAINED when `failOnStale` is set
 */
export function chooseStream(
  index: PackageIndex,
  familyName: string,
  constraint?: string,
  options: StreamOptions = {},
): StreamChoice {
  const family = requireFamily(familyName);
  const streams = listStreams(index, family.name, options);
  const text = constraint?.trim() ?? '';
  const parsed = parseConstraint(constraint, family);
  const picked = parsed && pick(streams, parsed, text, family);
  if (!picked) throw refuse(family, parsed, text, streams);
  const stale = picked.stream.stale ? staleNotice(picked.stream, index) : undefined;
  if (stale !== undefined && options.failOnStale) {
    const maintained = streams.filter((stream) => !stream.stale).map((stream) => stream.stream);
    throw new StreamError('STREAM_UNMAINTAINED', stale, {
      family: family.name,
      constraint: text === '' ? undefined : text,
      available: maintained,
      hint: `Maintained streams of ${family.title}: ${maintained.join(', ') || 'none'}.`,
    });
  }
  const notice = [picked.notice, stale].filter((part) => part !== undefined).join(' ');
  return { ...picked.stream, reason: picked.reason, ...(notice === '' ? {} : { notice }) };
}
