import type { BuildResult } from '../buildkit/index.ts';
import type { AttestationFacts } from '../image/attestations.ts';
import type { ImagePlan } from '../image/image-plan.ts';
import { CONTEXT_NAME } from '../image/lower-plan.ts';
import { networkEntitlements } from '../options/network.ts';
import type { StepTracker } from '../report/steps.ts';
import type { BuildRequest, BuildTools } from './build-request.ts';
import type { Pass } from './passes.ts';
import type { PreparedRoots } from './prepare-roots.ts';
import { solveOptions } from './solve-options.ts';
import { solvePlans, type SolveRequest } from './solve-plans.ts';

/** What solving some of a build's plans needs of its request. */
export type PassRequest = Pick<
  BuildRequest,
  'caches' | 'context' | 'insecureRegistries' | 'noCache' | 'planned' | 'proxies' | 'secrets' | 'sharedKey' | 'ssh'
> & {
  /** Tries an image that is built. */
  readonly start?: SolveRequest['start'];
};

export interface PassParts {
  readonly plans: readonly ImagePlan[];
  /** One for each plan, or none where nothing is attested. */
  readonly facts: readonly AttestationFacts[];
  readonly pass: Pass;
  readonly roots: PreparedRoots | undefined;
}

/** Solves plans once, and exports them. */
export function solvePass(
  request: PassRequest,
  tools: BuildTools,
  tracker: StepTracker,
  { facts, pass, plans, roots }: PassParts,
): Promise<BuildResult> {
  const { context, noCache, planned, proxies, sharedKey, start } = request;
  const { client } = tools;
  const locals = { [CONTEXT_NAME]: context };
  const layouts = roots === undefined ? {} : { ociLayouts: roots.layouts };
  const entitlements = networkEntitlements(plans[0]?.build.network);
  const platforms = plans.map(({ platform }) => platform);
  const parts = { ...pass, locals, entitlements, platforms, source: planned.source, ...layouts };
  const options = solveOptions(request, tools, tracker, parts);
  const solve: SolveRequest = {
    plans,
    facts,
    choice: pass.choice,
    sharedKeyHint: sharedKey,
    noCache,
    proxies,
    ...(pass.isNew === undefined || start === undefined ? {} : { start }),
    scannerPlatform: client.info.platforms[0] ?? planned.plans[0]?.platform ?? 'linux/amd64',
    ...(roots === undefined ? {} : { roots: roots.byPlatform }),
  };
  return client.build(options, (gateway) => solvePlans(gateway, solve));
}
