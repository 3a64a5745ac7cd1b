import { asObject, parseJson } from '../untrusted/json.ts';
import type { LockSource } from './lock.ts';
import type { LineSettings } from './settings.ts';

/** What `aipack validate` or `aipack plan` printed: builds as a spec file has them, and the packages that they were pinned to. */
export interface PrintedBuild {
  /** UniversalBuilds, as JSON. */
  readonly content: string;
  readonly lock: LockSource;
}

/**
 * Reads what `validate` (`{ build, platforms }`) and `plan` (a list of platforms, each with that as `pinned`) print; undefined for any other
 * spec file. Whether the parts are as they should be is checked where they are used.
 */
export function readPrinted({ content, file }: NonNullable<LineSettings['spec']>): PrintedBuild | undefined {
  if (!/^\s*[[{]/.test(content)) return undefined;
  const value = parseJson(content);
  const elements = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const pinned = elements.map((element) => asObject(asObject(element)?.pinned ?? element));
  if (pinned.length === 0 || !pinned.every(isPinned)) return undefined;
  const builds = [...new Set(pinned.map((each) => JSON.stringify(each?.build)))];
  const architectures = new Map<string, readonly unknown[]>();
  const add = (architecture: unknown, packages: unknown): void => {
    if (typeof architecture !== 'string' || !Array.isArray(packages)) return;
    const locked = packages.map((item) => {
      const { name, version, checksum } = asObject(item) ?? {};
      return { name, version, checksum };
    });
    architectures.set(architecture, [...(architectures.get(architecture) ?? []), ...locked]);
  };
  for (const platform of pinned.flatMap((each) => each?.platforms as readonly unknown[])) {
    const { architecture, buildArchitecture, packages } = asObject(platform) ?? {};
    add(buildArchitecture, asObject(packages)?.build);
    add(architecture, asObject(packages)?.runtime);
  }
  return {
    content: builds.length === 1 ? (builds[0] ?? '') : `[${builds.join(',')}]`,
    lock: { file, content: JSON.stringify({ version: 1, architectures: Object.fromEntries(architectures) }) },
  };
}

function isPinned(value: Readonly<Record<string, unknown>> | undefined): boolean {
  return asObject(asObject(value?.build)?.metadata) !== undefined && Array.isArray(value?.platforms);
}
