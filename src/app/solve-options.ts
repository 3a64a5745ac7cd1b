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
  { credentials, fetch, onProgress, signal }: BuildTools,
  tracker: StepTracker,
  { cacheExports, choice, entitlements, exporters, locals, ociLayouts, source }: SolveParts,
): BuildOptions {
  return {
    locals,
    ...(ociLayouts === undefined ? {} : { ociLayouts }),
    ...(entitlements === undefined ? {} : { entitlements }),
    auth: credentials,
    fetch,
    insecureRegistries,
    exporters,
    secrets,
    ssh,
    cacheImports: caches.imports,
    cacheExports,
    sharedKey,
    signal,
    frontendAttrs: {
      ...attestationAttributes(choice),
      ...sourceAttributes(source),
    },
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
