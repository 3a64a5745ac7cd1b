import { type DaemonInfo, isAtLeast } from '../../../src/buildkit/index.ts';

/** A BuildKit that tests of the client run against. */
export interface Daemon extends DaemonInfo {
  readonly address: string;
  /** Whether it is the one that the lab brought up. */
  readonly own: boolean;
  readonly lab: 'docker' | 'debian';
  /** Whether it fetches from git, for which it needs git's program. */
  readonly git: boolean;
}

/** What a test needs of its daemon, beyond that it builds and reaches this machine's loopback. */
export interface Needs {
  /** The lab's own, of which more is known than it says. */
  readonly own?: true;
  /** The one inside a Docker Engine. */
  readonly docker?: true;
  /** Can store images, indexes and attestations, and lay layers over each other. */
  readonly containerdStore?: true;
  /** Fetches from git. */
  readonly git?: true;
  /** At least this version, such as `0.17.0`, and says so. */
  readonly version?: string;
  /** Older than this version, and says so. */
  readonly olderThan?: string;
  /** A lab that brings programs of Debian's to the test's own side. */
  readonly debian?: true;
}

/** What a daemon lacks of it, in words that complete a test's name; undefined where it has all. */
export function lackOf(daemon: Daemon, needs: Needs): string | undefined {
  const { address } = daemon;
  if (needs.own && !daemon.own) return `needs the lab's own BuildKit, not ${address}`;
  if (needs.docker && !daemon.docker) return `needs the BuildKit of a Docker Engine, not ${address}`;
  if (needs.containerdStore && !daemon.containerdStore) return `needs containerd's image store, which ${address} lacks`;
  if (needs.git && !daemon.git) return `needs git, which ${address} has not`;
  if (needs.debian && daemon.lab !== 'debian') return 'needs the lab on Debian';
  const says = `and ${address} says ${JSON.stringify(daemon.versionText)}`;
  if (needs.version !== undefined && isAtLeast(daemon.version, needs.version) !== true)
    return `needs BuildKit ${needs.version}, ${says}`;
  if (needs.olderThan !== undefined && isAtLeast(daemon.version, needs.olderThan) !== false)
    return `needs one older than BuildKit ${needs.olderThan}, ${says}`;
  return undefined;
}
