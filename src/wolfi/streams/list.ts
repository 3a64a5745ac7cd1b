import { StreamError } from '../errors.ts';
import type { PackageIndex } from '../package-index.ts';
import { isStale, type StalenessOptions } from '../staleness.ts';
import { compareVersions } from '../version.ts';
import { FAMILIES, findFamily, type Family } from './families.ts';

/** One stream of a family, as an index has it. */
export interface Stream {
  readonly family: string;
  /** `24`, `3.13`. */
  readonly stream: string;
  readonly package: string;
  /** Newest build. */
  readonly version: string;
  /** When that was made, in seconds since 1970. */
  readonly buildTime: number;
  readonly lts: boolean;
  /** The newest build is so old that the stream is probably no longer maintained. */
  readonly stale: boolean;
  /** The repository itself does not offer it yet, or no longer, to who asks for the family. */
  readonly heldBack: boolean;
}

/** @throws StreamError STREAM_UNKNOWN_FAMILY */
export function requireFamily(name: string): Family {
  const family = findFamily(name);
  if (family) return family;
  const available = FAMILIES.map((item) => item.name);
  throw new StreamError('STREAM_UNKNOWN_FAMILY', `"${name}" is not offered in streams.`, {
    family: name,
    hint: `Families: ${available.join(', ')}. Any other package can be named as it is.`,
  });
}

/** Wolfi lets a stream provide the family's name at version 0 while it is not to become the default. */
function isHeldBack(family: Family, provides: readonly string[]): boolean {
  if (family.virtual === undefined) return false;
  return provides.some((token) => token === `${family.virtual}=0`);
}

/** The streams that an index has of a family, newest first. */
export function listStreams(index: PackageIndex, familyName: string, options: StalenessOptions = {}): Stream[] {
  const family = requireFamily(familyName);
  const byStream = new Map<string, Stream>();
  for (const name of index.names()) {
    const stream = family.pattern.exec(name)?.[1];
    const record = stream === undefined ? undefined : index.record(name);
    if (stream === undefined || !record || /_(alpha|beta|pre|rc)/.test(record.version)) continue;
    const known = byStream.get(stream);
    // Several packages of one stream (Elixir for each Erlang): the one with the greater name is for the newer companion.
    if (known && compareVersions(known.version, record.version) > 0) continue;
    byStream.set(stream, {
      family: family.name,
      stream,
      package: name,
      version: record.version,
      buildTime: record.buildTime,
      lts: family.isLts?.(stream, index.newestBuild) ?? false,
      stale: isStale(index, record, options),
      heldBack: isHeldBack(family, record.provides),
    });
  }
  return [...byStream.values()].sort((a, b) => compareVersions(b.stream, a.stream));
}
