import type { State } from './graph.ts';

export interface BindMount {
  readonly kind: 'bind';
  readonly target: string;
  readonly source: State;
  readonly selector?: string;
  readonly readonly?: boolean;
  /** Writable, but what is written is thrown away. */
  readonly discard?: boolean;
  /** Whether the step's cache key holds the content of the mount or how it was made; the daemon decides when left out. */
  readonly contentCache?: 'on' | 'off';
}

export interface CacheMount {
  readonly kind: 'cache';
  readonly target: string;
  /** Names the cache within the daemon; steps with one id share one directory. */
  readonly id: string;
  readonly sharing: 'shared' | 'private' | 'locked';
  /** What a new cache starts from. */
  readonly source?: State;
  readonly selector?: string;
}

export interface SecretMount {
  readonly kind: 'secret';
  readonly target: string;
  readonly id: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly mode: number;
  readonly optional: boolean;
}

export interface SshMount {
  readonly kind: 'ssh';
  readonly target: string;
  readonly id: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly mode: number;
  readonly optional: boolean;
}

export interface TmpfsMount {
  readonly kind: 'tmpfs';
  readonly target: string;
  /** In bytes; unlimited when left out. */
  readonly size?: number;
}

export type Mount = BindMount | CacheMount | SecretMount | SshMount | TmpfsMount;

/** A file system next to the root; its changed content is an output of the exec unless it is read-only or discarded. */
export function bindMount(
  target: string,
  source: State,
  options: Omit<BindMount, 'kind' | 'target' | 'source'> = {},
): Mount {
  return { kind: 'bind', target, source, ...options };
}

/** A directory that outlives the build, in the daemon. Never part of an image nor of an exported cache. */
export function cacheMount(
  target: string,
  options: Omit<CacheMount, 'kind' | 'target' | 'sharing'> & Partial<Pick<CacheMount, 'sharing'>>,
): Mount {
  return { kind: 'cache', target, sharing: 'shared', ...options };
}

/** A secret of the session as a file; mode 0400 unless said otherwise. */
export function secretMount(target: string, options: Partial<SecretMount> & Pick<SecretMount, 'id'>): Mount {
  return { mode: 0o400, optional: false, ...options, kind: 'secret', target };
}

/** The socket of an SSH agent of the session; mode 0600 unless said otherwise. */
export function sshMount(target: string, options: Partial<SshMount> = {}): Mount {
  return { id: 'default', mode: 0o600, optional: false, ...options, kind: 'ssh', target };
}

export function tmpfsMount(target: string, options: Omit<TmpfsMount, 'kind' | 'target'> = {}): Mount {
  return { kind: 'tmpfs', target, ...options };
}
