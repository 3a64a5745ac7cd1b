import type { UniversalBuild } from '../schema/universal-build.ts';

/** Users and groups, the folder layout, and the CA certificates that `SSL_CERT_FILE` names. */
const ALWAYS_IN_IMAGE = ['ca-certificates-bundle', 'wolfi-baselayout'] as const;

/** What apk is asked for in each stage, before dependencies: sorted, each name once. */
export interface StageWorlds {
  readonly build: readonly string[];
  readonly runtime: readonly string[];
}

/** The packages of both stages: those the build names, and those that every image of this kind has. */
export function stageWorlds(build: UniversalBuild): StageWorlds {
  return {
    build: sortedUnique(build.build.packages),
    runtime: sortedUnique([...build.runtime.packages, ...ALWAYS_IN_IMAGE]),
  };
}

function sortedUnique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
