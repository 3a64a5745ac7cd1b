import { LlbError } from './errors.ts';
import { type EncodeContext, type State, type Vertex, type VertexOptions, emptyState, vertexState } from './graph.ts';
import { type BindMount, type Mount, bindMount } from './mounts.ts';
import type { Init } from '../proto/codec.ts';
import {
  CacheSharingOpt,
  MountContentCache,
  type Mount as MountMessage,
  MountType,
  NetMode,
  type Op,
  SecurityMode,
} from '../proto/ops.ts';

export interface ExecOptions extends VertexOptions {
  /** The program and its arguments, as they are: no shell takes part. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Absolute; `/` by default. */
  readonly cwd?: string;
  /** Name or `uid[:gid]`; root by default. */
  readonly user?: string;
  readonly mounts?: readonly Mount[];
  readonly readonlyRoot?: boolean;
  /** `host` needs the entitlement network.host. */
  readonly network?: 'sandbox' | 'host' | 'none';
  /** `insecure` needs the entitlement security.insecure. */
  readonly security?: 'sandbox' | 'insecure';
  readonly secretEnv?: readonly { readonly id: string; readonly name: string; readonly optional?: boolean }[];
  /** Not part of the cache key. */
  readonly proxy?: {
    readonly http?: string;
    readonly https?: string;
    readonly ftp?: string;
    readonly no?: string;
    readonly all?: string;
  };
  readonly extraHosts?: readonly { readonly host: string; readonly ip: string }[];
  readonly hostname?: string;
  readonly ulimits?: readonly { readonly name: string; readonly soft: number; readonly hard: number }[];
  readonly cgroupParent?: string;
  /** Replaces the usual "0 is success": include 0 where it still is. */
  readonly validExitCodes?: readonly number[];
  readonly devices?: readonly { readonly name: string; readonly optional?: boolean }[];
}

export interface Exec {
  /** The root file system afterwards; what it was before where the root is read-only. */
  readonly root: State;
  /**
   * What a writable bind mount holds afterwards.
   *
   * @throws LlbError INVALID_EXEC when there is no such mount
   */
  readonly mount: (target: string) => State;
}

/**
 * Runs a program in a file system.
 *
 * @throws LlbError INVALID_EXEC
 */
export function exec(root: State, options: ExecOptions): Exec {
  const mounts = arrange(root, options);
  const outputs = new Map<string, number>();
  for (const mount of mounts) if (isOutput(mount)) outputs.set(mount.target, outputs.size);
  check(options, mounts);
  const vertex: Vertex = {
    inputs: mounts.map(sourceOf).filter((state) => state.vertex !== null),
    options: { ...options },
    caps: capsOf(options, mounts),
    platformBound: true,
    encode: (context) => encodeExec(context, options, mounts, outputs),
  };
  const outputOf = (target: string): State | undefined => {
    const output = outputs.get(target);
    return output === undefined ? undefined : vertexState(vertex, output);
  };
  return {
    root: outputOf('/') ?? root,
    mount: (target) => {
      const state = outputOf(target);
      if (state === undefined) throw new LlbError('INVALID_EXEC', `The exec has no output at ${target}`);
      return state;
    },
  };
}

/** All mounts with the root among them, by target: the order in which daemons and other clients write them. */
function arrange(root: State, options: ExecOptions): readonly Mount[] {
  const all = [bindMount('/', root, { readonly: options.readonlyRoot ?? false }), ...(options.mounts ?? [])];
  return all.sort((a, b) => Buffer.compare(Buffer.from(a.target), Buffer.from(b.target)));
}

function check(options: ExecOptions, mounts: readonly Mount[]): void {
  const fail = (message: string): never => {
    throw new LlbError('INVALID_EXEC', message);
  };
  if (options.args.length === 0) fail('An exec needs at least one argument, the program');
  if (!(options.cwd ?? '/').startsWith('/')) fail(`The working directory "${options.cwd ?? ''}" is not absolute`);
  mounts.forEach((mount, index) => {
    if (!mount.target.startsWith('/')) fail(`The mount target "${mount.target}" is not absolute`);
    if (mounts[index - 1]?.target === mount.target) fail(`Two mounts at ${mount.target}`);
    if (mount.kind === 'cache' && mount.id === '') fail(`The cache at ${mount.target} needs an id`);
  });
}

function isOutput(mount: Mount): mount is BindMount {
  return mount.kind === 'bind' && mount.readonly !== true && mount.discard !== true;
}

function sourceOf(mount: Mount): State {
  return (mount.kind === 'bind' || mount.kind === 'cache' ? mount.source : undefined) ?? emptyState;
}

function capsOf(options: ExecOptions, mounts: readonly Mount[]): readonly string[] {
  const caps = [];
  if (options.validExitCodes !== undefined) caps.push('exec.validexitcode');
  if (options.devices !== undefined) caps.push('exec.meta.cdi');
  if (mounts.some((mount) => mount.kind === 'bind' && mount.contentCache !== undefined))
    caps.push('exec.mount.cache.content');
  return caps;
}

const networks = { sandbox: NetMode.UNSET, host: NetMode.HOST, none: NetMode.NONE } as const;
const securities = { sandbox: SecurityMode.SANDBOX, insecure: SecurityMode.INSECURE } as const;
const sharings = {
  shared: CacheSharingOpt.SHARED,
  private: CacheSharingOpt.PRIVATE,
  locked: CacheSharingOpt.LOCKED,
} as const;
const contentCaches = { on: MountContentCache.ON, off: MountContentCache.OFF } as const;

function encodeExec(
  context: EncodeContext,
  options: ExecOptions,
  mounts: readonly Mount[],
  outputs: ReadonlyMap<string, number>,
): Init<Op> {
  const { proxy } = options;
  return {
    exec: {
      meta: {
        args: options.args,
        env: Object.entries(options.env ?? {})
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, value]) => `${key}=${value}`),
        cwd: options.cwd ?? '/',
        user: options.user,
        proxy_env: proxy && {
          http_proxy: proxy.http,
          https_proxy: proxy.https,
          ftp_proxy: proxy.ftp,
          no_proxy: proxy.no,
          all_proxy: proxy.all,
        },
        extraHosts: options.extraHosts?.map(({ host, ip }) => ({ Host: host, IP: ip })),
        hostname: options.hostname,
        ulimit: options.ulimits?.map(({ name, soft, hard }) => ({ Name: name, Soft: soft, Hard: hard })),
        cgroupParent: options.cgroupParent,
        removeMountStubsRecursive: true,
        validExitCodes: options.validExitCodes,
      },
      mounts: mounts.map((mount) => encodeMount(context, mount, outputs.get(mount.target) ?? -1)),
      network: networks[options.network ?? 'sandbox'],
      security: securities[options.security ?? 'sandbox'],
      secretenv: options.secretEnv?.map(({ id, name, optional }) => ({ ID: id, name, optional })),
      cdiDevices: options.devices,
    },
  };
}

function encodeMount(context: EncodeContext, mount: Mount, output: number): Init<MountMessage> {
  const common = { input: context.input(sourceOf(mount)), dest: mount.target, output };
  switch (mount.kind) {
    case 'bind':
      return {
        ...common,
        selector: mount.selector,
        readonly: mount.readonly,
        contentCache: mount.contentCache && contentCaches[mount.contentCache],
      };
    case 'cache':
      return {
        ...common,
        selector: mount.selector,
        mountType: MountType.CACHE,
        cacheOpt: { ID: mount.id, sharing: sharings[mount.sharing] },
      };
    case 'secret': {
      const { id, uid, gid, mode, optional } = mount;
      return { ...common, mountType: MountType.SECRET, secretOpt: { ID: id, uid, gid, mode, optional } };
    }
    case 'ssh': {
      const { id, uid, gid, mode, optional } = mount;
      return { ...common, mountType: MountType.SSH, SSHOpt: { ID: id, uid, gid, mode, optional } };
    }
    case 'tmpfs':
      return { ...common, mountType: MountType.TMPFS, TmpfsOpt: { size: mount.size } };
  }
}
