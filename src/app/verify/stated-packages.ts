import { AipackError } from '../../schema/errors.ts';
import { checkLock, formatLock, parseLock, LockError, type Lock, type LockProblem } from '../../wolfi/index.ts';
import type { Indexes } from '../packages.ts';
import { architectureOf } from '../platform.ts';
import type { BuildPredicate } from './build-statement.ts';

interface StatedPackage {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly checksum: string;
}

/** `pkg:apk/wolfi/NAME@VERSION?arch=ARCHITECTURE`, as our own statements write it; undefined for anything else. */
function readPackage({ annotations, uri }: BuildPredicate['packages']['runtime'][number]): StatedPackage | undefined {
  const [, name, version, architecture] = /^pkg:apk\/wolfi\/([^@?/]+)@([^@?/]+)\?arch=(\w+)$/.exec(uri) ?? [];
  if (name === undefined || version === undefined || architecture === undefined) return undefined;
  try {
    const decoded = { name: decodeURIComponent(name), version: decodeURIComponent(version) };
    return { ...decoded, architecture, checksum: annotations.checksum };
  } catch {
    // What has a lone percent sign is none of ours.
    return undefined;
  }
}

/**
 * The packages of a statement as a lock: these builds and no others.
 * @throws AipackError STATEMENT_INVALID
 */
export function statedLock({ packages, platform, settings }: BuildPredicate): Lock {
  const { build, runtime } = packages;
  const both = { build: architectureOf(settings.buildPlatform), runtime: architectureOf(platform) };
  const read = { build: build.map(readPackage), runtime: runtime.map(readPackage) };
  const architectures: Record<string, StatedPackage[]> = { [both.build]: [], [both.runtime]: [] };
  for (const stage of ['build', 'runtime'] as const) {
    for (const item of read[stage]) {
      if (item?.architecture !== both[stage]) throw invalid(`it names a ${stage} package that is none for its machine`);
      architectures[both[stage]]?.push(item);
    }
  }
  const bare = Object.entries(architectures).map(([key, items]) => [
    key,
    items.map(({ checksum, name, version }) => ({ name, version, checksum })),
  ]);
  try {
    return parseLock(formatLock({ version: 1, architectures: Object.fromEntries(bare) as Lock['architectures'] }));
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    throw invalid(error.message.replace('The lock file', 'its list of packages'), error);
  }
}

function invalid(because: string, cause?: unknown): AipackError {
  const message = `The statement about the image can't be used: ${because}`;
  return new AipackError({ code: 'STATEMENT_INVALID', message }, { cause });
}

/**
 * Makes sure that the indexes still have what an image was made of.
 * @throws AipackError PACKAGES_GONE with every package that they don't have
 */
export async function checkPackages(
  lock: Lock,
  indexes: Pick<Indexes, 'forPlatform'>,
  platforms: readonly string[],
): Promise<void> {
  const gone: string[] = [];
  for (const platform of new Set(platforms)) {
    const { index } = await indexes.forPlatform(platform);
    gone.push(...checkLock(index, lock).map((problem) => `${describe(problem)} (${index.architecture})`));
  }
  if (gone.length === 0) return;
  throw new AipackError(
    gone.map((message) => ({
      code: 'PACKAGES_GONE',
      message,
      hint: 'Name a repository that still has it with --package-repository. Wolfi withdraws builds that are not the latest of their stream after six months.',
    })),
  );
}

function describe({ kind, name, newest, version }: LockProblem): string {
  const what =
    kind === 'changed'
      ? `The package ${name} ${version} of the index is another build than the image has`
      : `The package ${name} ${version} that the image was made of is not in the index any more`;
  return newest === undefined ? `${what}, and there is no other ${name}` : `${what}; the newest is ${newest}`;
}
