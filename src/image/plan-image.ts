import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { literalPattern, literalSource } from '../schema/literal-paths.ts';
import { normaliseCommand, type UniversalBuild } from '../schema/universal-build.ts';
import { FIXED_EPOCH } from './fixed-epoch.ts';
import { scopeName } from './cache-scope.ts';
import { aideDigest, requestPath, usesAide } from './aide/uses.ts';
import { imageConfig } from './config.ts';
import type {
  ApkSource,
  BuildStage,
  BuildStep,
  CacheMount,
  ImagePlan,
  Installation,
  PinnedPackage,
  RuntimeCopy,
} from './image-plan.ts';
import { imageLabels, type SourceFacts } from './labels.ts';

/** Where the repository root lies in the build stage. */
export const BUILD_ROOT = '/app';

export interface PlanSettings {
  readonly platform: string;
  /** The same as apk names it. */
  readonly architecture: string;
  /** The platform that the build stage runs on. */
  readonly buildPlatform: string;
  readonly installation: Installation;
  readonly baseImage: string;
  readonly apk: ApkSource;
  readonly packages: { readonly build: readonly PinnedPackage[]; readonly runtime: readonly PinnedPackage[] };
  readonly source: SourceFacts;
  readonly sourceDateEpoch: number;
  /** Tells this repository from others that use the same daemon, so that they never share a cache. */
  readonly repositoryIdentity: string;
  /** Tells builds of the repository from others of it that must not share a cache with them. */
  readonly cacheScope?: string;
  readonly toolVersion: string;
  /** Whether the session offers certificates of the user's own, for networks that inspect TLS. */
  readonly ownCertificates: boolean;
  /** Ids of the secrets and SSH agents that the session offers. */
  readonly secrets: readonly string[];
  readonly ssh: readonly string[];
  readonly network?: NonNullable<BuildStage['network']>;
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Names of folders that hold installed dependencies. Their files carry {@link FIXED_EPOCH}; all others carry the commit's time, since
   * web servers derive ETag and Last-Modified from it and a changed file must look changed.
   */
  readonly dependencyFolders: ReadonlySet<string>;
}

/** Plans the image of one service on one platform. Pure: the same arguments give the same plan. */
export function planImage(build: UniversalBuild, settings: PlanSettings): ImagePlan {
  const [os = 'linux', architecture = 'amd64'] = settings.platform.split('/');
  const labels = imageLabels(build, settings.source, settings.toolVersion, settings.labels);
  const { cacheScope, repositoryIdentity } = settings;
  const scope = cacheScope === undefined ? undefined : scopeName(repositoryIdentity, cacheScope);
  return {
    projectName: build.metadata.project_name,
    platform: settings.platform,
    installation: settings.installation,
    baseImage: settings.baseImage,
    apk: settings.apk,
    build: {
      platform: settings.buildPlatform,
      packages: settings.packages.build,
      env: {
        HOME: '/root',
        SOURCE_DATE_EPOCH: String(FIXED_EPOCH),
        ...targetOf(build, { os, architecture }),
        ...build.build.env,
      },
      ownCertificates: settings.ownCertificates,
      secrets: [...settings.secrets].sort(),
      ssh: [...settings.ssh].sort(),
      ...(settings.network === undefined ? {} : { network: settings.network }),
      ...(scope === undefined ? {} : { scope }),
      steps: buildSteps(build, cacheMounts(build, settings)),
    },
    runtime: {
      architecture: settings.architecture,
      packages: settings.packages.runtime,
      workdir: build.runtime.workdir,
      copies: runtimeCopies(build, settings),
      ...(usesAide(build) ? { aide: aideDigest(architecture) } : {}),
    },
    config: imageConfig(build, { os, architecture }, labels, settings.sourceDateEpoch),
    ...(build.runtime.health === undefined ? {} : { health: requestPath(build.runtime.health.endpoint) }),
    sourceDateEpoch: settings.sourceDateEpoch,
  };
}

/** Commands that make programs for other machines read these, under the names that Dockerfiles have for them. */
function targetOf(
  { build }: UniversalBuild,
  { os, architecture }: { readonly os: string; readonly architecture: string },
): Readonly<Record<string, string>> {
  return build.platforms === 'cross' ? { TARGETOS: os, TARGETARCH: architecture } : {};
}

function serviceFolder(build: UniversalBuild): string {
  return posix.join(BUILD_ROOT, build.metadata.path);
}

/** Each command as a step of its own, each preceded by the files it needs, so that a step reruns only for those. */
function buildSteps(build: UniversalBuild, caches: readonly CacheMount[]): readonly BuildStep[] {
  const steps: BuildStep[] = [];
  let everythingCopied = false;
  const copyEverything = (): void => {
    if (everythingCopied) return;
    steps.push({ kind: 'context', name: 'copy sources' });
    everythingCopied = true;
  };
  for (const command of build.build.commands.map(normaliseCommand)) {
    if (command.inputs === undefined) copyEverything();
    else if (!everythingCopied && command.inputs.length > 0) {
      const include = command.inputs.map((input) => posix.join(literalPattern(build.metadata.path), input)).sort();
      steps.push({ kind: 'context', name: `copy ${command.inputs.join(' ')}`, include });
    }
    steps.push({ kind: 'run', name: command.name, run: command.run, cwd: serviceFolder(build), caches });
  }
  if (!everythingCopied && build.runtime.copy.some(({ from }) => needsCopy(build, from, steps))) copyEverything();
  return steps;
}

/** Whether an image takes something of the repository that no step has copied yet. Installed modules are never part of it. */
function needsCopy(build: UniversalBuild, from: string, steps: readonly BuildStep[]): boolean {
  if (posix.isAbsolute(from)) return false;
  const path = posix.join(literalPattern(build.metadata.path), from);
  if (path.split('/').includes('node_modules')) return false;
  const copied = steps.flatMap((step) => (step.kind === 'context' ? (step.include ?? []) : []));
  return !copied.some((include) => path === include || path.startsWith(`${include}/`));
}

function cacheMounts(
  build: UniversalBuild,
  { cacheScope, repositoryIdentity }: Pick<PlanSettings, 'cacheScope' | 'repositoryIdentity'>,
): readonly CacheMount[] {
  const { path, project_name: name } = build.metadata;
  const parts = [repositoryIdentity, path, name, ...(cacheScope === undefined ? [] : [cacheScope])];
  const owner = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
  return [...build.build.cache].sort().map((target) => ({ id: `aipack/${owner}${target}`, target }));
}

function runtimeCopies(
  build: UniversalBuild,
  { dependencyFolders, sourceDateEpoch }: Pick<PlanSettings, 'dependencyFolders' | 'sourceDateEpoch'>,
): readonly RuntimeCopy[] {
  const copies: RuntimeCopy[] = [];
  for (const { from, to } of build.runtime.copy) {
    const source = posix.resolve(literalSource(serviceFolder(build)), from);
    const target = posix.resolve(build.runtime.workdir, to) + (to.endsWith('/') ? '/' : '');
    const inDependencies = source.split('/').some((part) => dependencyFolders.has(part));
    copies.push({
      name: from === to ? `copy ${from}` : `copy ${from} to ${to}`,
      from: source,
      to: target,
      exclude: copies.flatMap((earlier) => alreadyCopied(earlier, source, target)).sort(),
      epoch: inDependencies ? FIXED_EPOCH : sourceDateEpoch,
    });
  }
  return copies;
}

/** The part of `source` that `earlier` has put where this copy would put it again, relative to `source`. */
function alreadyCopied(earlier: RuntimeCopy, source: string, target: string): readonly string[] {
  const below = posix.relative(source, earlier.from);
  if (below === '' || below.startsWith('..')) return [];
  return posix.join(target, below) === posix.normalize(earlier.to).replace(/\/$/, '') ? [below] : [];
}
