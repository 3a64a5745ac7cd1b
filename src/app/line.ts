import { tablesOf } from '../detect/core/tables.ts';
import { REGISTRY } from '../detect/registry.ts';
import type { Unbuildable } from '../detect/detect.ts';
import type { Repository } from '../detect/core/repository.ts';
import type { Notice, PackageCatalog, Rejection } from '../detect/core/types.ts';
import type { ImagePlan } from '../image/image-plan.ts';
import { AipackError } from '../schema/errors.ts';
import type { Assist } from './assist.ts';
import type { Locate } from '../schema/locate.ts';
import type { OverrideSource } from '../schema/overrides.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import { askedSettings, givenOverrides, type AskedSettings } from './asked-settings.ts';
import { readingOf, type InTime } from './in-time.ts';
import { lockBuilds, lockedPart, readLock, type LockFile, type WrittenLock } from './lock.ts';
import { detectOverridden, fileOverrides } from './overridden.ts';
import { catalogOf, type Indexes } from './packages.ts';
import { pinService, platformIndexes } from './pin-service.ts';
import { planBuild } from './plan.ts';
import { platformsOf } from './platform.ts';
import { dockerfileAlone, withDockerfileNotice } from './root-dockerfile.ts';
import { refuseUnbuildable, selectService, statedService } from './select-service.ts';
import type { LineSettings } from './settings.ts';
import { unsureTime, type AskTime } from './commit-time.ts';
import type { RunGit } from './run-git.ts';
import { sourceFacts, type Source } from './source-facts.ts';
import { staleProblems } from './staleness.ts';
import type { Stopwatch } from '../report/stopwatch.ts';
import { markUnchecked, UNCHECKED } from './unchecked-catalog.ts';
import type { PinnedBuild, PlatformIndex } from './validate.ts';

/** What the line needs of the outside, besides BuildKit. */
export interface LineOutside {
  readonly repository: () => Promise<Repository>;
  readonly indexes: Indexes;
  readonly git: RunGit;
  /** Knows the history that a clone may lack. */
  readonly askTime?: AskTime;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Platform to assume where none is asked for. */
  readonly defaultPlatform: string;
  readonly stopwatch: Stopwatch;
  /** Bounds the work that reads what others wrote. */
  readonly inTime: InTime;
  readonly toolVersion: string;
  /** Asked where the settings say so. */
  readonly assist?: Assist;
}

export interface Detected {
  readonly builds: readonly UniversalBuild[];
  readonly notices: readonly Notice[];
  /** What was said and is not heeded, and what may go wrong later though nothing is wrong now. */
  readonly warnings: readonly Notice[];
  /** What was looked at and not chosen, and why. */
  readonly considered: readonly Rejection[];
  /** Services that can't be built, beside others that can. */
  readonly unbuildable: readonly Unbuildable[];
  /** The service that the Dockerfile in the root makes, where nothing else says how one is built. */
  readonly dockerfile?: string;
  /** Where a spec file says what a build says; nothing for what was detected. */
  readonly locations: ReadonlyMap<UniversalBuild, Locate>;
}

export interface Validated extends Detected {
  readonly pinned: PinnedBuild;
}

export interface Planned extends Validated {
  readonly source: Source;
  readonly asked: AskedSettings;
  readonly plans: readonly ImagePlan[];
}

/** Repository → every service there is, or what a spec file says; without a package index, with names of packages that are marked. */
export function detectStage(settings: LineSettings, outside: LineOutside): Promise<Detected> {
  return outside.indexes.guard(async () => {
    const lock = await lockOf(settings, outside);
    const detected: Detected = await detectBuilds(settings, outside, lock)
      .catch(async (error: unknown) => {
        if (!(error instanceof AipackError) || error.code !== 'INDEX_UNAVAILABLE') throw error;
        return markUnchecked(await detectWith(UNCHECKED, settings, outside), error);
      })
      .catch(async (error: unknown) => dockerfileAlone(error, await outside.repository()));
    if (settings.service !== undefined) refuseUnbuildable(detected.unbuildable, settings.service);
    return withDockerfileNotice(detected, settings, await outside.repository());
  });
}

/** One service, checked, with its packages pinned on every platform. */
export function validateStage(settings: LineSettings, outside: LineOutside): Promise<Validated> {
  return outside.indexes.guard(async () => {
    const lock = await lockOf(settings, outside);
    const detected = await detectBuilds(settings, outside, lock);
    const build = serviceOf(settings, detected);
    const locate = detected.locations.get(build);
    const { pinned, indexes } = await pinService(build, settings, outside, lock, locate);
    const warnings = [...detected.warnings, ...warningsOf(settings, detected, build, indexes)];
    return { ...detected, pinned, warnings };
  });
}

function serviceOf({ service, stated }: LineSettings, { builds, unbuildable }: Detected): UniversalBuild {
  return stated === undefined ? selectService(builds, service, unbuildable) : statedService(builds, stated);
}

/**
 * The lock of one service or of all, on every platform of the settings.
 * @param update takes the newest of everything; without, what the settings' lock holds stays wherever it can
 */
export function lockStage(settings: LineSettings, outside: LineOutside, update: boolean): Promise<WrittenLock> {
  return outside.indexes.guard(async () => {
    const before = await lockOf(settings, outside);
    const { builds, unbuildable } = await detectBuilds(settings, outside, update ? undefined : before);
    const wanted = settings.service === undefined ? builds : [selectService(builds, settings.service, unbuildable)];
    const indexes = await platformIndexes(settings, outside);
    return outside.stopwatch.measure('lock', () =>
      lockBuilds(
        wanted,
        indexes.map(({ index }) => index),
        before?.lock,
        update,
      ),
    );
  });
}

/** A spec file that `validate` or `plan` printed says which packages, too. */
async function lockOf({ lock: own, spec }: LineSettings, { inTime }: LineOutside): Promise<LockFile | undefined> {
  const printed = spec && (await import('./spec.ts')).printedIn(spec, inTime);
  const lock = (await printed)?.lock ?? own;
  return lock && inTime({ what: 'Reading the lock file', file: () => lock.file }, () => readLock(lock));
}

async function detectBuilds(
  settings: LineSettings,
  outside: LineOutside,
  lock: LockFile | undefined,
): Promise<Detected> {
  const { spec, staleness } = settings;
  if (spec !== undefined) {
    const { detectedInSpec } = await import('./spec.ts');
    return detectedInSpec(spec, settings, outside);
  }
  const [platform = outside.defaultPlatform] = platformsOf(settings, outside);
  const { index } = await outside.stopwatch.measure('index', () => outside.indexes.forPlatform(platform));
  const locked = lock === undefined ? undefined : lockedPart(index, lock);
  const catalog = catalogOf(index, {
    ...(locked === undefined ? {} : { locked }),
    ...(staleness.maxAgeDays === undefined ? {} : { maxAgeDays: staleness.maxAgeDays }),
  });
  const detect = (): Promise<Detected> => detectWith(catalog, settings, outside);
  const { assist } = outside;
  if (settings.assist === undefined || assist === undefined) return detect();
  const { assisted } = await import('./assisted.ts');
  return assisted({
    mode: settings.assist.assist,
    assist,
    catalog,
    index,
    detect,
    repository: outside.repository,
    pin: (build) => pinService(build, settings, outside, lock),
    overrides: async (repository) => overridesOf(repository, settings, outside),
  });
}

function overridesOf(
  repository: Repository,
  settings: LineSettings,
  { environment }: LineOutside,
): readonly OverrideSource[] {
  return [...fileOverrides(repository), ...givenOverrides(settings, environment)];
}

function detectWith(catalog: PackageCatalog, settings: LineSettings, outside: LineOutside): Promise<Detected> {
  return outside.stopwatch.measure('detect', async () => {
    const repository = await outside.repository();
    return outside.inTime(readingOf(repository), () => {
      const sources = overridesOf(repository, settings, outside);
      return { ...detectOverridden(repository, catalog, sources), warnings: [], locations: new Map() };
    });
  });
}

/** @throws AipackError PACKAGE_UNMAINTAINED where the settings want that */
function warningsOf(
  { staleness }: LineSettings,
  { notices }: Detected,
  build: UniversalBuild,
  indexes: readonly PlatformIndex[],
): readonly Notice[] {
  const stale = indexes.flatMap(({ index }) => staleProblems(build, index, staleness));
  const unique = [...new Map(stale.map((problem) => [problem.message, problem])).values()];
  if (staleness.fail && unique.length > 0) throw new AipackError(unique);
  return unique
    .filter(({ message }) => !notices.some((notice) => notice.message.includes(message)))
    .map(({ code, message, hint }) => ({ code, message: hint === undefined ? message : `${message} ${hint}` }));
}

/** One service as image plans, one a platform. */
export async function planStage(settings: LineSettings, outside: LineOutside): Promise<Planned> {
  const validated = await validateStage(settings, outside);
  const { pinned } = validated;
  const { stated } = settings;
  const { path } = pinned.build.metadata;
  const warnings = [...validated.warnings];
  const onUnsure = (reason: string): unknown => warnings.push(unsureTime(path, reason));
  const source = await outside.stopwatch.measure(
    'source',
    async () => stated?.source ?? sourceFacts({ ...outside, path, onUnsure }),
  );
  const plans = await outside.stopwatch.measure('plan', () =>
    planBuild(pinned, {
      tables: tablesOf(REGISTRY),
      installation: settings.installation,
      baseImage: settings.baseImage,
      packages: settings.packages,
      source,
      repositoryIdentity: source.repository ?? settings.context,
      toolVersion: outside.toolVersion,
      ownCertificates: settings.caCertificates !== undefined,
      secrets: settings.secrets.map(({ id }) => id),
      ssh: settings.ssh.map(({ id }) => id),
      ...(settings.network === undefined ? {} : { network: settings.network }),
      labels: settings.labels,
      ...(settings.cacheScope === undefined ? {} : { cacheScope: settings.cacheScope }),
    }),
  );
  return { ...validated, warnings, source, asked: askedSettings(settings, outside.environment), plans };
}
