import type { BuildOutcome, Gateway, PlatformResult } from '../buildkit/index.ts';
import type { AttestationFacts } from '../image/attestations.ts';
import { withHistory } from '../image/history.ts';
import type { ImagePlan } from '../image/image-plan.ts';
import { lowerPlan } from '../image/lower-plan.ts';
import type { OfferedRoots } from '../image/roots.ts';
import type { StepProxies } from '../image/step-proxies.ts';
import { marshal } from '../llb/index.ts';
import { normalizeReference, parsePlatform } from '../oci/index.ts';
import type { Built } from './start/start-image.ts';
import type { Start } from './start/starter.ts';
import { ownAttestations, type AttestationChoice } from './attest.ts';
import { checkLayerCapabilities } from './installation.ts';
import { imageRequest, withStatedRequest } from './stated-request.ts';

export interface SolveRequest {
  readonly plans: readonly ImagePlan[];
  /** One for each plan. */
  readonly facts: readonly AttestationFacts[];
  readonly choice: AttestationChoice;
  readonly sharedKeyHint: string;
  readonly noCache: boolean;
  readonly proxies?: StepProxies | undefined;
  /** Tries the image of one platform. */
  readonly start?: Start;
  /** The daemon's own platform. */
  readonly scannerPlatform: string;
  /** The packages of each platform as images; without them apk installs them in the base image. */
  readonly roots?: ReadonlyMap<string, OfferedRoots>;
}

/**
 * The inside of a build: pins the base image at its digest where there is one, solves each platform's graph, and says what the
 * daemon is to export. Platforms are solved side by side; what they share is built once.
 * @throws LayersRefusedError where the daemon can't take packages as images
 */
export async function solvePlans(gateway: Gateway, request: SolveRequest): Promise<BuildOutcome> {
  if (request.roots !== undefined) checkLayerCapabilities(gateway.caps);
  const platforms = await Promise.all(
    request.plans.map((plan, index) => solvePlan(gateway, plan, request.facts[index], request)),
  );
  return { platforms };
}

async function solvePlan(
  gateway: Gateway,
  plan: ImagePlan,
  facts: AttestationFacts | undefined,
  { plans, choice, proxies, roots, sharedKeyHint, noCache, scannerPlatform, start }: SolveRequest,
): Promise<PlatformResult> {
  const platform = parsePlatform(plan.platform);
  const prefix = plans.length > 1 ? `${plan.platform} ` : '';
  const offered = roots?.get(plan.platform);
  const options = {
    sharedKeyHint,
    prefix,
    noCache,
    ...(proxies === undefined ? {} : { proxies }),
    ...(offered === undefined ? {} : { roots: offered }),
  };
  const baseImage = offered === undefined ? await pinnedBase(gateway, plan) : plan.baseImage;
  // Its bytes are loaded where an image has them.
  const aide = plan.runtime.aide === undefined ? {} : { aide: (await import('../image/aide/layer.ts')).aideLayer };
  const lowered = lowerPlan({ ...plan, baseImage }, { ...options, ...aide });
  // Every step runs on the platform of the build stage; packages of another are only laid out.
  const definition = marshal(lowered.runtime, {
    platform: parsePlatform(plan.build.platform),
    session: gateway.sessionId,
  });
  const built = await gateway.solve(definition, { evaluate: true });
  const ref =
    facts === undefined || choice.provenance === false
      ? built
      : await withStatedRequest(gateway, { built, definition, platform: plan.platform }, imageRequest(facts));
  const scannable = { lowered, roots: offered, scannerPlatform };
  const [attestations] = await Promise.all([
    facts === undefined ? [] : ownAttestations(gateway, facts, choice, scannable),
    start?.(gateway, { ...startable(plan), ref }, scannerPlatform),
  ]);
  return { platform, ref, config: withHistory(plan.config, lowered.layers), attestations };
}

function startable({ build, config, health, platform, projectName: name }: ImagePlan): Omit<Built, 'ref'> {
  const { network } = build;
  return {
    platform,
    name,
    config,
    ...(health === undefined ? {} : { health }),
    ...(network === undefined ? {} : { network }),
  };
}

/** The base image by its digest, so that every step of the build works with the same one. */
async function pinnedBase(gateway: Gateway, plan: ImagePlan): Promise<string> {
  const reference = normalizeReference(plan.baseImage);
  if (reference.includes('@')) return reference;
  const { digest } = await gateway.resolveImage(reference, {
    platform: parsePlatform(plan.build.platform),
    name: `[base] resolve ${plan.baseImage}`,
  });
  return `${reference}@${digest}`;
}
