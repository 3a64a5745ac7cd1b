import type { UniversalBuild } from '../schema/universal-build.ts';

/** Users and groups, the folder layout, and the CA certificates that `SSL_CERT_FILE` names. */
const ALWAYS_IN_IMAGE = ['ca-certificates-bundle', 'wolfi-baselayout'] as const;

/**
 * What steps of a build stage take for granted, which a base image would bring: a shell with the usual tools, the C library and its
 * locale, users and certificates. The same as wolfi-base has, but for apk and its keys, which nothing asks for.
 */
const ALWAYS_IN_BUILD = [
  'busybox',
  'ca-certificates-bundle',
  'glibc',
  'glibc-locale-posix',
  'wolfi-baselayout',
] as const;

/** What apk is asked for in each stage, before dependencies: sorted, each name once. */
export interface StageWorlds {
  /** What is to be installed into a base image. */
  readonly installed: readonly string[];
  /** The whole of a build stage that has no base image. */
  readonly build: readonly string[];
  readonly runtime: readonly string[];
}

/**
 * The packages of both stages: those the build names, and those that every stage of its kind has.
 * @param known whether the package index has a name
 */
export function stageWorlds(build: UniversalBuild, known: (name: string) => boolean): StageWorlds {
  return {
    installed: sortedUnique(build.build.packages),
    build: sortedUnique([...build.build.packages, ...ALWAYS_IN_BUILD.filter(known)]),
    runtime: sortedUnique([...build.runtime.packages, ...ALWAYS_IN_IMAGE]),
  };
}

function sortedUnique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
