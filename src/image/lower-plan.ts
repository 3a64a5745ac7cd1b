import { posix } from 'node:path';
import { copy, file, image, local, merge, mkdir, ociLayout, scratch, type State } from '../llb/index.ts';
import { parsePlatform } from '../oci/index.ts';
import { copiedOnto, installedIntoBase, installedIntoScratch, workdir } from './apk-stages.ts';
import { AIDE_TITLE } from './aide/uses.ts';
import { applicationLayers, overPackages } from './application-layers.ts';
import { names } from './apk-steps.ts';
import { buildSteps } from './build-steps.ts';
import { NO_CERTIFICATES, ownCertificates } from './certificates.ts';
import { mustUnpack } from './must-unpack.ts';
import type { ImagePlan, PinnedPackage } from './image-plan.ts';
import { FIXED_EPOCH } from './fixed-epoch.ts';
import { BUILD_ROOT } from './plan-image.ts';
import { realPath, type Tree } from './real-path.ts';
import type { OfferedRoot, OfferedRoots } from './roots.ts';
import type { StepProxies } from './step-proxies.ts';

/** A tree of which nothing is known. */
const NO_TREE: Tree = { find: () => undefined };

/** Name under which the session offers the repository. */
export const CONTEXT_NAME = 'context';

export interface LowerOptions {
  /** Part of the key under which the daemon keeps the context, so that the next build sends only what changed. */
  readonly sharedKeyHint: string;
  /** Runs every step again, whatever the cache has. */
  readonly noCache?: boolean;
  /** The proxies that steps with a network use. */
  readonly proxies?: StepProxies;
  /** Shown before every step's name where several platforms are built at once. */
  readonly prefix?: string;
  /** The packages of both stages as images that the session offers; without them apk installs them in the plan's base image. */
  readonly roots?: OfferedRoots;
  /** Makes the layer of aipack-aide, for images that have it. */
  readonly aide?: (architecture: string, prefix: string, tree: Tree) => State;
}

/** The two file systems of a plan: what the image holds, and the build stage it was taken from. */
export interface LoweredPlan {
  readonly runtime: State;
  readonly build: State;
  /** The repository as the session sends it. */
  readonly context: State;
  /** What makes each layer of `runtime`, the lowest first. */
  readonly layers: readonly string[];
  /** What `runtime` has above its packages, alone. */
  readonly application: State;
  /** Where each of its copies has put something, and which of the layers that is. */
  readonly brought: readonly { readonly path: string; readonly layer: number }[];
}

/** Turns a plan into LLB. Only what `runtime` needs is built, so an unused build stage costs nothing. */
export function lowerPlan(plan: ImagePlan, options: LowerOptions): LoweredPlan {
  const { prefix = '', noCache = false, proxies, roots, sharedKeyHint } = options;
  const proxied = proxies === undefined ? {} : { proxy: proxies };
  const context = local(CONTEXT_NAME, { name: `${prefix}[context] load repository`, sharedKeyHint });
  const trust = plan.build.ownCertificates ? ownCertificates() : NO_CERTIFICATES;
  const steps = { trust, proxied, repository: context, prefix, noCache };
  const stage = (packages: State): State => {
    const prepared = file(packages, [mkdir(BUILD_ROOT, { parents: true, timestamp: FIXED_EPOCH })], {
      name: `${prefix}[build] prepare ${BUILD_ROOT}`,
    });
    return buildSteps(prepared, plan.build, steps);
  };
  if (roots === undefined) {
    const base = image(plan.baseImage, { name: `${prefix}[base] ${plan.baseImage}` });
    const apk = { base, trust, proxied, prefix, noCache };
    const build = stage(installedIntoBase(plan, apk));
    const aide = aideOf(plan, options, NO_TREE);
    const below = [`packages ${names(plan.runtime.packages)}`, ...aide.map(() => AIDE_TITLE)];
    // A daemon that takes no layers from elsewhere merges none either.
    const installed = aide.reduce(
      (state, layer) => file(state, [copy(layer, '/', '/', { contentsOnly: true, timestamp: FIXED_EPOCH })]),
      installedIntoScratch(plan, apk),
    );
    return {
      build,
      context,
      application: alone(plan, build, prefix),
      brought: plan.runtime.copies.map(({ to }, i) => ({ path: posix.resolve('/', to), layer: below.length + i })),
      layers: [...below, ...plan.runtime.copies.map(({ name }) => name)],
      runtime: copiedOnto(installed, plan.runtime, build, prefix),
    };
  }
  const tools = (): State =>
    packageImage(roots.build, plan.build.packages, plan.build.platform, `${prefix}[packages] build:`);
  const build = usesPackages(plan) ? stage(tools()) : buildSteps(scratch(), plan.build, steps);
  const root = packageImage(roots.runtime, plan.runtime.packages, plan.platform, `${prefix}[packages] image:`);
  const aide = aideOf(plan, options, roots.runtime.image);
  const packages = [root, ...aide];
  const below = [...roots.runtime.image.layers.map(({ title }) => title), ...aide.map(() => AIDE_TITLE)];
  const { application, layers, state } = runtimeStage(plan, roots.runtime, packages, build, prefix);
  const first = below.length + layers.length - plan.runtime.copies.length;
  const brought = plan.runtime.copies.map(({ to }, i) => ({
    path: realPath(roots.runtime.image, to),
    layer: first + i,
  }));
  return { application, brought, build, context, layers: [...below, ...layers], runtime: state };
}

/** The layer of aipack-aide, for an image that has it. */
function aideOf({ platform, runtime }: ImagePlan, { aide, prefix = '' }: LowerOptions, tree: Tree): readonly State[] {
  if (runtime.aide === undefined) return [];
  if (aide === undefined) throw new TypeError('a plan with aipack-aide needs its layer');
  return [aide(parsePlatform(platform).architecture, prefix, tree)];
}

/** The copies of an image once more, on nothing: for looking at them where what is below them is unpacked with them. */
function alone({ runtime }: ImagePlan, build: State, prefix: string): State {
  return copiedOnto(scratch(), runtime, build, `${prefix}[attest] `);
}

function packageImage(
  { image: root, name, store }: OfferedRoot,
  packages: readonly PinnedPackage[],
  platform: string,
  stage: string,
): State {
  return ociLayout(`${name}@${root.manifest.digest}`, {
    store,
    platform: parsePlatform(platform),
    name: `${stage} ${names(packages)}`,
  });
}

/** Whether a build stage does anything with its packages: files of the repository are copied without unpacking any. */
function usesPackages({ build, runtime }: ImagePlan): boolean {
  const ofRepository = (path: string): boolean => path === BUILD_ROOT || path.startsWith(`${BUILD_ROOT}/`);
  const copiesOnly = build.steps.length > 0 && build.steps.every(({ kind }) => kind === 'context');
  return !copiesOnly || !runtime.copies.every(({ from }) => ofRepository(from));
}

/** Packages and application, neither of them unpacked where that can be, and what makes each layer over the packages. */
function runtimeStage(
  plan: ImagePlan,
  root: OfferedRoot,
  packages: readonly State[],
  build: State,
  prefix: string,
): Pick<LoweredPlan, 'application' | 'layers'> & { readonly state: State } {
  const { runtime } = plan;
  const make = `make ${runtime.workdir}`;
  const copies = runtime.copies.map(({ name }) => name);
  if (!mustUnpack(runtime, root.image)) {
    const application = applicationLayers(runtime, root.image, build, prefix);
    const state = overPackages(packages, application, prefix);
    return { application, state, layers: copies.length === 0 ? [make] : copies };
  }
  const tree = file(packages.length === 1 ? (packages[0] ?? scratch()) : merge(packages), workdir(runtime), {
    name: `${prefix}[image] ${make}`,
  });
  const state = copiedOnto(tree, runtime, build, prefix);
  return { application: alone(plan, build, prefix), state, layers: [make, ...copies] };
}
