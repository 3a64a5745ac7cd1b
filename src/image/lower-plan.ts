import { posix } from 'node:path';
import {
  bindMount,
  cacheMount,
  copy,
  exec,
  file,
  image,
  local,
  mkdir,
  scratch,
  secretMount,
  sshMount,
  tmpfsMount,
  type Mount,
  type State,
} from '../llb/index.ts';
import { ADD_ACCOUNT } from './account.ts';
import { APK_OPTIONS, apkMounts, names, NEVER_IN_IMAGE, pin } from './apk-steps.ts';
import { NO_CERTIFICATES, ownCertificates, type Trust } from './certificates.ts';
import { scopeHost } from './cache-scope.ts';
import type { BuildStage, ContextStep, ImagePlan, PinnedPackage, RunStep, RuntimeCopy } from './image-plan.ts';
import { BUILD_ROOT, FIXED_EPOCH } from './plan-image.ts';

/** Name under which the session offers the repository. */
export const CONTEXT_NAME = 'context';

/** Where the image's root file system is put together. */
const RUNTIME_ROOT = '/run/aipack/root';

const ROOT_OWNER = { user: 0, group: 0 } as const;

export interface LowerOptions {
  /** Part of the key under which the daemon keeps the context, so that the next build sends only what changed. */
  readonly sharedKeyHint: string;
  /** Runs every step again, whatever the cache has. */
  readonly noCache?: boolean;
  /** Shown before every step's name where several platforms are built at once. */
  readonly prefix?: string;
}

/** The two file systems of a plan: what the image holds, and the build stage it was taken from. */
export interface LoweredPlan {
  readonly runtime: State;
  readonly build: State;
  /** The repository as the session sends it. */
  readonly context: State;
  /** What makes each layer of `runtime`, the lowest first. */
  readonly layers: readonly string[];
}

/** Turns a plan into LLB. Only what `runtime` needs is built, so an unused build stage costs nothing. */
export function lowerPlan(plan: ImagePlan, options: LowerOptions): LoweredPlan {
  const prefix = options.prefix ?? '';
  const base = image(plan.baseImage, { name: `${prefix}[base] ${plan.baseImage}` });
  const settings = apkMounts(plan.apk);
  const trust = plan.build.ownCertificates ? ownCertificates() : NO_CERTIFICATES;
  const context = local(CONTEXT_NAME, {
    name: `${prefix}[context] load repository`,
    sharedKeyHint: options.sharedKeyHint,
  });
  const build = buildStage(plan.build, { base, settings, trust, repository: context, ...options, prefix });
  return {
    build,
    context,
    layers: [`packages ${names(plan.runtime.packages)}`, ...plan.runtime.copies.map(({ name }) => name)],
    runtime: runtimeStage(plan, { base, settings, trust, build, prefix, noCache: options.noCache === true }),
  };
}

interface BuildContext extends LowerOptions {
  readonly base: State;
  readonly settings: readonly Mount[];
  readonly trust: Trust;
  readonly repository: State;
  readonly prefix: string;
}

function buildStage(stage: BuildStage, context: BuildContext): State {
  const tools = stage.packages.length === 0 ? context.base : installIntoBase(stage.packages, context);
  const start = file(tools, [mkdir(BUILD_ROOT, { parents: true, timestamp: FIXED_EPOCH })], {
    name: `${context.prefix}[build] prepare ${BUILD_ROOT}`,
  });
  return stage.steps.reduce(
    (state, step) =>
      step.kind === 'context'
        ? contextStep(state, step, context.repository, context.prefix)
        : runStep(state, step, stage, context),
    start,
  );
}

function installIntoBase(
  packages: readonly PinnedPackage[],
  { base, settings, trust, prefix, noCache }: BuildContext,
): State {
  return exec(base, {
    args: ['apk', 'add', ...APK_OPTIONS, '--', ...packages.map(pin)],
    name: `${prefix}[build] apk add ${names(packages)}`,
    env: trust.env,
    mounts: [...settings, ...trust.mounts],
    ...fresh(noCache),
  }).root;
}

function contextStep(state: State, step: ContextStep, repository: State, prefix: string): State {
  const action = copy(repository, '/', `${BUILD_ROOT}/`, {
    contentsOnly: true,
    createDestPath: true,
    ...(step.include === undefined ? {} : { include: step.include }),
  });
  return file(state, [action], { name: `${prefix}[build] ${step.name}` });
}

function runStep(state: State, step: RunStep, stage: BuildStage, { trust, prefix, noCache }: BuildContext): State {
  return exec(state, {
    args: ['/bin/sh', '-c', step.run],
    cwd: step.cwd,
    env: { ...trust.env, ...sshEnvironment(stage.ssh), ...stage.env },
    name: `${prefix}[build] ${step.name}`,
    mounts: [
      ...step.caches.map(({ id, target }) => cacheMount(target, { id })),
      ...stage.secrets.map((id) => secretMount(`/run/secrets/${id}`, { id })),
      ...stage.secrets.flatMap((id) => toolSettings(id)),
      ...stage.ssh.map((id, index) => sshMount(sshSocket(index), { id })),
      ...trust.mounts,
    ],
    ...(stage.scope === undefined || step.caches.length === 0 ? {} : { extraHosts: [scopeHost(stage.scope)] }),
    secretEnv: stage.secrets.filter((id) => VARIABLE.test(id)).map((id) => ({ id, name: id })),
    ...fresh(noCache),
  }).root;
}

/** Secrets that are a tool's own settings for the user, by the id that asks for it: they also lie where the tool looks. */
const TOOL_SETTINGS: ReadonlyMap<string, string> = new Map([
  ['maven-settings', '/root/.m2/settings.xml'],
  ['gradle-properties', '/root/.gradle/gradle.properties'],
  ['nuget-config', '/root/.nuget/NuGet/NuGet.Config'],
]);

function toolSettings(id: string): readonly Mount[] {
  const target = TOOL_SETTINGS.get(id);
  return target === undefined ? [] : [secretMount(target, { id })];
}

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

function sshSocket(index: number): string {
  return `/run/buildkit/ssh_agent.${index}`;
}

/** ssh and git find an agent by this one variable; the first of several is the one they use. */
function sshEnvironment(ssh: readonly string[]): Readonly<Record<string, string>> {
  return ssh.length === 0 ? {} : { SSH_AUTH_SOCK: sshSocket(0) };
}

function fresh(noCache: boolean | undefined): { readonly ignoreCache?: boolean } {
  return noCache === true ? { ignoreCache: true } : {};
}

/** The packages whose program is one file under many names. */
const SHELL_PACKAGES = new Set(['busybox', 'busybox-full']);

/**
 * Busybox lists the names of its program in files; it is a trigger of the package that makes the links, and no scripts of packages run
 * in an image. Names that another package has taken stay that package's.
 */
const LINK_SHELL = `cat etc/busybox-paths.d/* | while read -r path; do
  [ -L "$path" ] || [ -e "$path" ] || { mkdir -p "\${path%/*}" && ln -s /usr/bin/busybox "$path"; } || exit 1
done || exit 1`;

interface RuntimeContext {
  readonly noCache: boolean;
  readonly base: State;
  readonly settings: readonly Mount[];
  readonly trust: Trust;
  readonly build: State;
  readonly prefix: string;
}

/**
 * The image from nothing: packages by `apk --root`, copied once so that every file has a time that doesn't depend
 * on when apk ran, then what the build stage made.
 */
function runtimeStage(plan: ImagePlan, { base, settings, trust, build, prefix, noCache }: RuntimeContext): State {
  const { packages, workdir, copies } = plan.runtime;
  const options = ['--root', RUNTIME_ROOT, '--initdb', '--no-scripts', ...APK_OPTIONS];
  const add = ['apk', 'add', ...options, '--', ...packages.map(pin)];
  const links = packages.some(({ name }) => SHELL_PACKAGES.has(name)) ? [LINK_SHELL] : [];
  const script = ['"$@" || exit', `cd ${RUNTIME_ROOT} || exit`, ...links, ADD_ACCOUNT].join('\n');
  const assembled = exec(base, {
    args: ['/bin/sh', '-c', script, 'sh', ...add],
    name: `${prefix}[image] apk add ${names(packages)}`,
    readonlyRoot: true,
    env: trust.env,
    mounts: [...settings, ...trust.mounts, tmpfsMount('/tmp'), bindMount(RUNTIME_ROOT, scratch())],
    ...fresh(noCache),
  }).mount(RUNTIME_ROOT);
  const packagesLayer = file(
    scratch(),
    [
      copy(assembled, '/', '/', {
        contentsOnly: true,
        timestamp: FIXED_EPOCH,
        exclude: NEVER_IN_IMAGE,
      }),
      mkdir(workdir, { parents: true, timestamp: FIXED_EPOCH }),
      ...settleFolders(workdir),
    ],
    { name: `${prefix}[image] lay out packages` },
  );
  return copies.reduce((state, step) => runtimeCopy(state, step, build, prefix), packagesLayer);
}

/** Folders whose owner and mode are not those of any other folder. */
const OWN_RULES = /^\/(?:tmp|root|home|var|run|dev|proc|sys)(?:\/|$)/;

/** Gives the folders above a path the fixed time again: whatever is put into a folder changes when it was last changed. */
function settleFolders(path: string): readonly ReturnType<typeof copy>[] {
  const parent = posix.dirname(posix.normalize(path).replace(/(?<=.)\/$/, ''));
  if (parent === '/' || OWN_RULES.test(parent)) return [];
  const folders = file(scratch(), [mkdir(parent, { parents: true, timestamp: FIXED_EPOCH })], {
    name: `folder ${parent}`,
  });
  return [copy(folders, '/', '/', { contentsOnly: true, timestamp: FIXED_EPOCH })];
}

function runtimeCopy(state: State, step: RuntimeCopy, build: State, prefix: string): State {
  const action = copy(build, step.from, step.to, {
    // A folder is merged into its destination, as `cp -a from/. to` does.
    contentsOnly: true,
    createDestPath: true,
    wildcard: true,
    owner: ROOT_OWNER,
    timestamp: step.epoch,
    ...(step.exclude.length === 0 ? {} : { exclude: step.exclude }),
  });
  return file(state, [action, ...settleFolders(step.to)], { name: `${prefix}[image] ${step.name}` });
}
