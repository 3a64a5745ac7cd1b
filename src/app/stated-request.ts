import type { BuildkitError, Gateway, Ref } from '../buildkit/index.ts';
import { sourceReference, type AttestationFacts } from '../image/attestations.ts';
import { packageUrl } from '../image/attested-packages.ts';
import type { SourceFacts } from '../image/labels.ts';
import { FIXED_EPOCH } from '../image/fixed-epoch.ts';
import { file, marshal, mkfile, scratch, type Definition } from '../llb/index.ts';
import { sourceAttributes } from './solve-options.ts';

const FRONTEND = 'dockerfile.v0';
/** The name by which {@link ENTRY} knows the graph. */
const IMAGE = 'image';
/** What the frontend is given to build: the graph that it gets as an input, as it is. */
const ENTRY = file(scratch(), [mkfile('/Dockerfile', `FROM ${IMAGE}\n`, { timestamp: FIXED_EPOCH })], {
  name: '[attest] request',
});

/**
 * Has the daemon take a graph through its own frontend, so that its provenance tells `attributes` as what was asked for. The daemon
 * records what a frontend is asked, nothing of what a client's graphs are for, and refuses provenance that a client made (BuildKit,
 * solver/llbsolver/provenance.go and exporter/attestation/unbundle.go, 0.13 to 0.32). The graph stays the same, so nothing is built again.
 * @param built what the graph gave already, which is the result where the daemon has no such frontend
 */
export async function withStatedRequest(
  gateway: Gateway,
  { built, definition, platform }: { readonly built: Ref; readonly definition: Definition; readonly platform: string },
  attributes: Readonly<Record<string, string>>,
): Promise<Ref> {
  if (definition.def.length === 0 || !gateway.caps.gateway.has('frontend.inputs')) return built;
  const entry = marshal(ENTRY);
  const request = { ...attributes, platform, [`context:${IMAGE}`]: `input:${IMAGE}` };
  const inputs = { [IMAGE]: definition, dockerfile: entry, context: entry };
  try {
    const { ref } = await gateway.frontend(FRONTEND, request, { inputs, evaluate: true });
    return ref ?? built;
  } catch (error) {
    // A daemon's configuration may leave frontends out.
    if ((error as BuildkitError).message.includes(`invalid frontend: ${FRONTEND}`)) return built;
    throw error;
  }
}

/** Who asked for what, as provenance tells it. Names with a colon are nothing to any frontend. */
export interface StatedRequest {
  readonly toolVersion: string;
  readonly project: Readonly<Record<string, string | undefined>>;
  readonly source: SourceFacts;
}

/** The request in the words of a frontend's attributes; the daemon takes `vcs:` and `context` to places of their own. */
export function requestAttributes({ project, source, toolVersion }: StatedRequest): Readonly<Record<string, string>> {
  const { repository, revision } = source;
  const own = Object.entries({ version: toolVersion, ...project, repository, revision });
  return {
    ...Object.fromEntries(own.flatMap(([key, value]) => (value === undefined ? [] : [[`aipack:${key}`, value]]))),
    ...sourceAttributes(source),
  };
}

/** The request for one platform of an image of ours: its packages are those that were pinned for it. */
export function imageRequest(facts: AttestationFacts): Readonly<Record<string, string>> {
  const { build, buildPackages, inventory, source, toolVersion } = facts;
  const { build_system, framework, language, path, project_name } = build.metadata;
  const project = { service: project_name, path, language, 'build-system': build_system, framework };
  // As SLSA names a commit, which no frontend takes for an address to read.
  const { uri } = sourceReference(source);
  const packages = { build: buildPackages, runtime: inventory };
  return {
    ...requestAttributes({ toolVersion, project, source }),
    ...(uri === undefined ? {} : { context: uri }),
    ...Object.fromEntries(
      Object.entries(packages).flatMap(([stage, items]) =>
        items.map((item) => [`aipack:${stage}:${packageUrl(item)}`, item.dataDigest ?? item.checksum]),
      ),
    ),
  };
}
