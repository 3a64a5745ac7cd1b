import { bindMount, copy, exec, file, mkdir, scratch, tmpfsMount, type State } from '../llb/index.ts';
import { copied } from './application-layers.ts';
import { ADD_ACCOUNT } from './account.ts';
import { APK_OPTIONS, apkMounts, names, NEVER_IN_IMAGE, pin } from './apk-steps.ts';
import { fresh } from './build-steps.ts';
import type { Trust } from './certificates.ts';
import { parentOf } from './folders.ts';
import type { ImagePlan, RuntimeCopy, RuntimeStage } from './image-plan.ts';
import { FIXED_EPOCH } from './fixed-epoch.ts';
import type { Proxied } from './step-proxies.ts';

/** Where the image's root file system is put together. */
const RUNTIME_ROOT = '/run/aipack/root';

/** The packages whose program is one file under many names. */
const SHELL_PACKAGES = new Set(['busybox', 'busybox-full']);

/**
 * Busybox lists the names of its program in files; it is a trigger of the package that makes the links, and no scripts of packages run
 * in an image. Names that another package has taken stay that package's.
 */
const LINK_SHELL = `cat etc/busybox-paths.d/* | while read -r path; do
  [ -L "$path" ] || [ -e "$path" ] || { mkdir -p "\${path%/*}" && ln -s /bin/busybox "$path"; } || exit 1
done || exit 1`;

/** What both stages need where apk installs packages, in an image that has it. */
export interface ApkContext {
  readonly base: State;
  readonly trust: Trust;
  readonly proxied: Proxied;
  readonly prefix: string;
  readonly noCache: boolean;
}

/** The base image with a plan's build packages. */
export function installedIntoBase(
  { apk, build }: ImagePlan,
  { base, trust, proxied, prefix, noCache }: ApkContext,
): State {
  if (build.packages.length === 0) return base;
  return exec(base, {
    args: ['apk', 'add', ...APK_OPTIONS, '--', ...build.packages.map(pin)],
    name: `${prefix}[build] apk add ${names(build.packages)}`,
    env: trust.env,
    mounts: [...apkMounts(apk), ...trust.mounts],
    ...proxied,
    ...fresh(noCache),
  }).root;
}

/**
 * A root file system from nothing: packages by `apk --root`, copied once so that every file has a time that doesn't depend
 * on when apk ran.
 */
export function installedIntoScratch(plan: ImagePlan, { base, trust, proxied, prefix, noCache }: ApkContext): State {
  const { apk, runtime } = plan;
  const { packages } = runtime;
  const foreign = plan.build.platform === plan.platform ? [] : ['--arch', runtime.architecture];
  const options = ['--root', RUNTIME_ROOT, '--initdb', '--no-scripts', ...foreign, ...APK_OPTIONS];
  const add = ['apk', 'add', ...options, '--', ...packages.map(pin)];
  const links = packages.some(({ name }) => SHELL_PACKAGES.has(name)) ? [LINK_SHELL] : [];
  const script = ['"$@" || exit', `cd ${RUNTIME_ROOT} || exit`, ...links, ADD_ACCOUNT].join('\n');
  const assembled = exec(base, {
    args: ['/bin/sh', '-c', script, 'sh', ...add],
    name: `${prefix}[image] apk add ${names(packages)}`,
    readonlyRoot: true,
    env: trust.env,
    mounts: [...apkMounts(apk), ...trust.mounts, tmpfsMount('/tmp'), bindMount(RUNTIME_ROOT, scratch())],
    ...proxied,
    ...fresh(noCache),
  }).mount(RUNTIME_ROOT);
  return file(
    scratch(),
    [
      copy(assembled, '/', '/', {
        contentsOnly: true,
        timestamp: FIXED_EPOCH,
        exclude: NEVER_IN_IMAGE,
      }),
      ...workdir(runtime),
    ],
    { name: `${prefix}[image] lay out packages` },
  );
}

/** Makes the folder that the image starts in. */
export function workdir({ workdir: path }: RuntimeStage): readonly ReturnType<typeof mkdir>[] {
  return [mkdir(path, { parents: true, timestamp: FIXED_EPOCH }), ...settleFolders(path)];
}

/** Copies what the build stage made over a tree. */
export function copiedOnto(tree: State, { copies }: RuntimeStage, build: State, prefix: string): State {
  return copies.reduce((state, step) => runtimeCopy(state, step, build, prefix), tree);
}

function runtimeCopy(state: State, step: RuntimeCopy, build: State, prefix: string): State {
  return file(state, [copied(build, step, step.to), ...settleFolders(step.to)], {
    name: `${prefix}[image] ${step.name}`,
  });
}

/** Folders whose owner and mode are not those of any other folder. */
const OWN_RULES = /^\/(?:tmp|root|home|var|run|dev|proc|sys)(?:\/|$)/;

/** Gives the folders above a path the fixed time again: whatever is put into a folder changes when it was last changed. */
function settleFolders(path: string): readonly ReturnType<typeof copy>[] {
  const parent = parentOf(path);
  if (parent === '/' || OWN_RULES.test(parent)) return [];
  const folders = file(scratch(), [mkdir(parent, { parents: true, timestamp: FIXED_EPOCH })], {
    name: `folder ${parent}`,
  });
  return [copy(folders, '/', '/', { contentsOnly: true, timestamp: FIXED_EPOCH })];
}
