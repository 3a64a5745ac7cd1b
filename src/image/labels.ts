import type { UniversalBuild } from '../schema/universal-build.ts';

/** Where the repository comes from, as far as it is known. */
export interface SourceFacts {
  /** Clone or web URL without credentials. */
  readonly repository?: string;
  /** Full commit id. */
  readonly revision?: string;
}

const OCI = 'org.opencontainers.image';
/** Label namespace of this tool. */
export const AIPACK_LABEL = 'dev.aipack';

/** Labels of the image: the OCI ones where their value is known, ours for what was detected; the user's win. */
export function imageLabels(
  build: UniversalBuild,
  source: SourceFacts,
  toolVersion: string,
  extra: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const { metadata } = build;
  const labels: Record<string, string | undefined> = {
    [`${OCI}.title`]: metadata.project_name,
    [`${OCI}.source`]: source.repository,
    [`${OCI}.revision`]: source.revision,
    [`${AIPACK_LABEL}.version`]: toolVersion,
    [`${AIPACK_LABEL}.language`]: metadata.language,
    [`${AIPACK_LABEL}.build-system`]: metadata.build_system,
    [`${AIPACK_LABEL}.framework`]: metadata.framework,
    [`${AIPACK_LABEL}.service-path`]: metadata.path === '.' ? undefined : metadata.path,
    [`${AIPACK_LABEL}.health`]: build.runtime.health?.endpoint,
    ...extra,
  };
  return Object.fromEntries(
    Object.entries(labels)
      .filter((entry): entry is [string, string] => entry[1] !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
