import type { BuildOptions, Exporter } from '../buildkit/index.ts';
import type { StepTracker } from '../report/steps.ts';
import { attestationAttributes, type AttestationChoice } from './attest.ts';
import type { BuildRequest, BuildTools } from './build-request.ts';
import type { Source } from './source-facts.ts';

/** What one call of BuildKit is given beyond what every call of a build shares. */
export interface SolveParts {
  readonly locals: NonNullable<BuildOptions['locals']>;
  readonly exporters: readonly Exporter[];
  readonly choice: AttestationChoice;
  readonly cacheExports: NonNullable<BuildOptions['cacheExports']>;
  readonly source: Pick<Source, 'repository' | 'revision'>;
  /** Leaves no record in the daemon's history. */
  readonly internal?: boolean;
  /** What the result is for. */
  readonly platforms: readonly string[];
  readonly ociLayouts?: NonNullable<BuildOptions['ociLayouts']>;
  readonly entitlements?: readonly string[];
}

/** The options of a call of BuildKit: the session's resources, attestations asked for, caches, and who follows it. */
export function solveOptions(
  {
    caches,
    insecureRegistries,
    secrets,
    sharedKey,
    ssh,
  }: Pick<BuildRequest, 'caches' | 'insecureRegistries' | 'secrets' | 'sharedKey' | 'ssh'>,
  { credentials, fetch, onProgress, onWarning, signal }: BuildTools,
  tracker: StepTracker,
  {
    cacheExports,
    choice,
    entitlements,
    exporters,
    internal = false,
    locals,
    ociLayouts,
    platforms,
    source,
  }: SolveParts,
): BuildOptions {
  return {
    locals,
    ...(ociLayouts === undefined ? {} : { ociLayouts }),
    ...(entitlements === undefined ? {} : { entitlements }),
    auth: credentials,
    fetch,
    insecureRegistries,
    exporters,
    internal,
    secrets,
    ssh,
    cacheImports: caches.imports,
    cacheExports,
    sharedKey,
    signal,
    frontendAttrs: {
      // From 0.14 on a result for others than these, or than the daemon's own where there are none, is warned of.
      ...(platforms.length === 0 ? {} : { platform: platforms.join(',') }),
      ...attestationAttributes(choice),
      ...sourceAttributes(source),
    },
    onWait: onWarning,
    onStatus: (update) => {
      const changes = tracker.update(update);
      if (changes.length > 0) onProgress(changes);
    },
  };
}

/** Where the sources come from, as BuildKit has it in its history, and in the provenance of what a frontend builds with them. */
export function sourceAttributes({ repository, revision }: SolveParts['source']): Readonly<Record<string, string>> {
  return {
    ...(repository === undefined ? {} : { 'vcs:source': repository }),
    ...(revision === undefined ? {} : { 'vcs:revision': revision }),
  };
}
