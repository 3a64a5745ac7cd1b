import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import semver from 'semver';
import type { PackageCatalog, StreamChoice } from '../../../src/detect/types.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Streams that are supported for long; without a wish the newest of them is taken. */
const LONG_TERM: Readonly<Record<string, RegExp>> = {
  nodejs: /^(?:20|22|24)$/,
  openjdk: /^(?:11|17|21)$/,
  dotnet: /^(?:8|10)$/,
  python: /^3\.1[0-3]$/,
};

/** Names of the stable kind, newest version of each. */
type Versions = ReadonlyMap<string, string>;

let cached: Versions | undefined;

/** Every package name and provided name of the index that lies beside the project. */
function loadVersions(): Versions {
  if (cached !== undefined) return cached;
  const path = [join(ROOT, '..', 'shared', 'wolfi', 'APKINDEX.tar.gz'), '/work/shared/wolfi/APKINDEX.tar.gz'].find(
    (name) => existsSync(name),
  );
  if (path === undefined)
    throw new Error('the package index is missing: expected ../shared/wolfi/APKINDEX.tar.gz beside the project');
  const versions = new Map<string, string>();
  let name = '';
  for (const line of gunzipSync(readFileSync(path)).toString('utf8').split('\n')) {
    if (line.startsWith('P:')) name = line.slice(2);
    else if (line.startsWith('V:')) keepNewest(versions, name, line.slice(2));
    else if (line.startsWith('p:')) {
      for (const provided of line.slice(2).split(' ')) {
        const [alias = '', version = '0'] = provided.split('=');
        if (!versions.has(alias)) versions.set(alias, version);
      }
    }
  }
  cached = versions;
  return versions;
}

function keepNewest(versions: Map<string, string>, name: string, version: string): void {
  const known = versions.get(name);
  if (known === undefined || semver.gt(coerce(version), coerce(known))) versions.set(name, version);
}

function coerce(version: string): semver.SemVer {
  return semver.coerce(version) ?? new semver.SemVer('0.0.0');
}

/** A catalog over the real index, good enough for tests: the newest long-term stream, or the newest one in the range wished for. */
export function indexCatalog(): PackageCatalog {
  const versions = loadVersions();
  return {
    has: (name) => versions.has(name),
    stream: (family, wish) => chooseStream(versions, family, wish),
  };
}

function chooseStream(versions: Versions, family: string, wish: string | undefined): StreamChoice {
  const pattern = new RegExp(`^${family}-(\\d+(?:\\.\\d+)*)$`);
  const streams = [...versions.keys()]
    .flatMap((name) => pattern.exec(name)?.[1] ?? [])
    .sort((a, b) => semver.rcompare(coerce(a), coerce(b)));
  const fitting = streams.filter((stream) => wish === undefined || semver.satisfies(coerce(stream), wish));
  const longTerm = LONG_TERM[family];
  const stream = fitting.find((candidate) => longTerm?.test(candidate) ?? true) ?? fitting[0];
  if (stream === undefined)
    throw new Error(`no stream of ${family} fits ${wish ?? 'anything'}; there are ${streams.join(', ')}`);
  const name = `${family}-${stream}`;
  return {
    package: name,
    family,
    stream,
    version: versions.get(name) ?? '',
    reason: wish === undefined ? 'the newest long-term stream' : 'the stream that fits',
  };
}

/** A catalog of a few names, for tests of what happens when a package is missing. */
export function smallCatalog(names: readonly string[]): PackageCatalog {
  const versions = new Map(names.map((name) => [name, '1.0.0-r0']));
  return { has: (name) => versions.has(name), stream: (family, wish) => chooseStream(versions, family, wish) };
}
