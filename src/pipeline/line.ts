import { detect } from '../detect/detect.ts';
import type { Repository } from '../detect/repository.ts';
import type { Notice } from '../detect/types.ts';
import type { ImagePlan } from '../image/image-plan.ts';
import { loadBuilds } from '../schema/load.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import { catalogOf, type Indexes } from './packages.ts';
import { planBuild } from './plan.ts';
import { selectService } from './select-service.ts';
import type { LineSettings } from './settings.ts';
import { sourceFacts, type RunGit, type Source } from './source-facts.ts';
import type { Stopwatch } from './stopwatch.ts';
import { pinBuild, type PinnedBuild } from './validate.ts';

/** What the line needs of the outside, besides BuildKit. */
export interface LineOutside {
  readonly repository: () => Repository;
  readonly indexes: Indexes;
  readonly git: RunGit;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Platform to assume where none is asked for. */
  readonly defaultPlatform: string;
  readonly stopwatch: Stopwatch;
  readonly toolVersion: string;
}

export interface Detected {
  readonly builds: readonly UniversalBuild[];
  readonly notices: readonly Notice[];
}

export interface Validated extends Detected {
  readonly pinned: PinnedBuild;
}

export interface Planned extends Validated {
  readonly source: Source;
  readonly plans: readonly ImagePlan[];
}

function platformsOf(settings: LineSettings, outside: LineOutside): readonly string[] {
  return settings.platforms.length > 0 ? settings.platforms : [outside.defaultPlatform];
}

/** Repository → every service there is, or what a spec file says. */
export async function detectStage(settings: LineSettings, outside: LineOutside): Promise<Detected> {
  const { spec } = settings;
  if (spec !== undefined) {
    const { builds, warnings } = loadBuilds(spec.content, spec.file);
    return { builds, notices: warnings.map((message) => ({ code: 'SPEC_OBSOLETE', message })) };
  }
  const [platform = outside.defaultPlatform] = platformsOf(settings, outside);
  const { index } = await outside.stopwatch.measure('index', () => outside.indexes.forPlatform(platform));
  return outside.stopwatch.measure('detect', () =>
    detect({ repository: outside.repository(), catalog: catalogOf(index) }),
  );
}

/** One service, checked, with its packages pinned on every platform. */
export async function validateStage(settings: LineSettings, outside: LineOutside): Promise<Validated> {
  const detected = await detectStage(settings, outside);
  const build = selectService(detected.builds, settings.service);
  const indexes = await outside.stopwatch.measure('index', () =>
    Promise.all(
      platformsOf(settings, outside).map(async (platform) => {
        const { index, digest } = await outside.indexes.forPlatform(platform);
        return { platform, index, digest };
      }),
    ),
  );
  const pinned = await outside.stopwatch.measure('validate', () => pinBuild(build, indexes));
  return { ...detected, pinned };
}

/** One service as image plans, one a platform. */
export async function planStage(settings: LineSettings, outside: LineOutside): Promise<Planned> {
  const validated = await validateStage(settings, outside);
  const { pinned } = validated;
  const source = await outside.stopwatch.measure('source', () =>
    sourceFacts({ git: outside.git, environment: outside.environment, path: pinned.build.metadata.path }),
  );
  const plans = await outside.stopwatch.measure('plan', () =>
    planBuild(pinned, {
      baseImage: settings.baseImage,
      packages: settings.packages,
      source,
      repositoryIdentity: source.repository ?? settings.context,
      toolVersion: outside.toolVersion,
      ownCertificates: settings.caCertificates !== undefined,
      secrets: settings.secrets.map(({ id }) => id),
      ssh: settings.ssh.map(({ id }) => id),
      labels: settings.labels,
    }),
  );
  return { ...validated, source, plans };
}
