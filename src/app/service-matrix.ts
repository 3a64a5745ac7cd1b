import type { UniversalBuild } from '../schema/universal-build.ts';
import { lookup } from '../untrusted/lookup.ts';
import type { Detected } from './line.ts';

/** One job of a matrix. */
export interface ServiceLeg {
  readonly service: string;
  readonly path: string;
  readonly language: string;
  readonly framework: string;
  /** What the job builds for, between commas, and the label of a runner that is good for it. */
  readonly platforms?: string;
  readonly runner?: string;
  /** Whether other legs build the same service, so that their images have to be merged. */
  readonly merge?: boolean;
}

/** Services as `strategy.matrix` of a workflow takes them, by `fromJSON`. */
export interface ServiceMatrix {
  readonly include: readonly ServiceLeg[];
}

/** GitHub's own machines, by what they run without emulation. */
const HOSTED: Readonly<Record<string, string>> = { 'linux/amd64': 'ubuntu-latest', 'linux/arm64': 'ubuntu-24.04-arm' };
/** A machine for platforms that have none of their own: they are emulated. */
const ANY = 'ubuntu-latest';

export interface Machines {
  /** In their normal form; empty where each leg builds for the runner that it gets. */
  readonly platforms: readonly string[];
  /** Labels of runners by platform, where they are not {@link HOSTED}. */
  readonly runners?: Readonly<Record<string, string>>;
}

/**
 * One leg a service, or a platform of it where its build would be emulated elsewhere. An empty matrix fails a workflow, so a job that uses
 * it asks first whether there are any.
 */
export function serviceMatrix(
  { builds, dockerfile }: Pick<Detected, 'builds' | 'dockerfile'>,
  { platforms, runners = {} }: Machines = { platforms: [] },
): ServiceMatrix {
  const runnerOf = (platform = ''): string => lookup(runners, platform) ?? lookup(HOSTED, platform) ?? ANY;
  const legs = (service: ServiceLeg, isApart: boolean): readonly ServiceLeg[] => {
    if (platforms.length === 0) return [service];
    const groups = isApart ? platforms.map((platform) => [platform]) : [platforms];
    return groups.map((group) => ({
      ...service,
      platforms: group.join(),
      runner: runnerOf(group[0]),
      merge: groups.length > 1,
    }));
  };
  if (dockerfile !== undefined)
    return { include: legs({ service: dockerfile, path: '.', language: 'dockerfile', framework: '' }, true) };
  return { include: builds.flatMap((build) => legs(serviceOf(build), runsOnItsPlatform(build))) };
}

function serviceOf({ metadata }: UniversalBuild): ServiceLeg {
  return {
    service: metadata.project_name,
    path: metadata.path,
    language: metadata.language,
    framework: metadata.framework ?? '',
  };
}

/** Whether a build runs steps on the very platform that it is for, which other machines only emulate. */
function runsOnItsPlatform({ build }: UniversalBuild): boolean {
  return build.commands.length > 0 && (build.platforms ?? 'native') === 'native';
}
