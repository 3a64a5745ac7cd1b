import type { BuildResult } from '../buildkit/index.ts';
import type { Reference } from '../oci/index.ts';
import { isPushed, pushedNames } from '../options/targets.ts';
import type { BuildxKeys } from '../report/build-report.ts';
import type { Delta } from '../report/delta.ts';
import { attests } from './attest.ts';
import type { BuildTools } from './build-request.ts';
import type { Caches } from './caches.ts';
import type { Solved } from './buildx-keys.ts';
import { digestExporter, type ExportRequest } from './exporters.ts';
import type { CompareRequest, WouldPublish } from './kept.ts';
import { passesOf, WITHOUT_ATTESTATIONS, type Pass } from './passes.ts';

/** What a build has made, or found to be there. */
export interface Made {
  readonly digest: string | undefined;
  /** Whether the registry had everything that was to be pushed. */
  readonly unchanged: boolean;
  /** Digests of manifests by platform, as far as they are known without asking the registry. */
  readonly manifests: ReadonlyMap<string, string>;
  /** What buildx would tell of the first output. */
  readonly buildx: BuildxKeys;
  /** Compares what was pushed with what a tag named before, where it named something else. */
  readonly delta?: (pushed: Reference) => Promise<Delta>;
}

export type MakeRequest = ExportRequest & CompareRequest & { readonly caches: Caches };

/** Makes the image of some platforms, and exports it. */
export type SolveImage = (platforms: readonly string[], pass: Pass) => Promise<BuildResult>;

/** Solves a build as often as its outputs take, and does nothing that is done already. */
export async function makeImage(
  request: MakeRequest,
  tools: BuildTools,
  builds: readonly WouldPublish[],
  solve: SolveImage,
): Promise<Made> {
  const { client, recorded, remembered, stopwatch } = tools;
  const compared: Solved[] = [];
  const digestOf = async (platforms: readonly string[], pass: Pass): Promise<string | undefined> => {
    const { digest, ref } = await solve(platforms, pass);
    compared.push({ platforms, ref });
    return digest;
  };
  // What compares is loaded where there is something to compare with.
  const found = request.outputs.some(isPushed)
    ? await (
        await import('./kept.ts')
      ).findKept(request, { recorded, registry: remembered, stopwatch, solve: digestOf }, builds)
    : undefined;
  const isComplete = found?.lacking.length === 0;
  const isNamed = isComplete || (found !== undefined && (await tools.giveNames?.(found.lacking)) === true);
  const kept = isNamed ? found : undefined;
  const platforms = builds.map(({ platform }) => platform);
  const passes = passesOf(request, tools, kept !== undefined);
  const results: BuildResult[] = [];
  const earlier = kept === undefined ? remembered.earlier(pushedNames(request.outputs)) : undefined;
  const since = earlier && { delta: (await import('./delta/since.ts')).beginDelta(remembered, earlier) };
  await stopwatch.measure('build', async () => {
    for (const [index, pass] of passes.entries()) {
      const isNew = index === 0 && kept === undefined;
      results.push(await solve(platforms, isNew ? { ...pass, isNew } : pass));
    }
  });
  const { keysOfManifest, keysOfResponse, recordKeys } = await import('./buildx-keys.ts');
  const record = async (solved: readonly Solved[]): Promise<BuildxKeys> =>
    recorded ? recordKeys(client, solved, platforms) : {};
  if (kept !== undefined) {
    const { digest, manifests, root } = kept;
    const buildx = { ...keysOfManifest(root), ...(await record(compared)) };
    return { digest, unchanged: isComplete, manifests, buildx };
  }
  const [result] = results;
  if (result === undefined) return { digest: undefined, unchanged: false, manifests: new Map(), buildx: {} };
  const { digest, ref, response } = result;
  const manifest = digest === undefined ? undefined : await manifestOf(request, platforms, passes[0], digestOf);
  const [only] = platforms;
  return {
    digest,
    unchanged: false,
    manifests: new Map(manifest === undefined || only === undefined ? [] : [[only, manifest]]),
    ...since,
    buildx: { ...keysOfResponse(response), ...(await record([{ platforms, ref }])) },
  };
}

/** The image inside the index of an output that is in no registry: it has the same digest where nothing is attested. */
async function manifestOf(
  request: MakeRequest,
  platforms: readonly string[],
  pass: Pass | undefined,
  digestOf: (platforms: readonly string[], pass: Pass) => Promise<string | undefined>,
): Promise<string | undefined> {
  const { outputs } = request;
  const output = outputs.find(({ type }) => type === 'image' || type === 'oci');
  const isIndex = pass !== undefined && attests(pass.choice);
  if (!isIndex || output === undefined || platforms.length !== 1 || outputs.some(isPushed)) return undefined;
  const exporter = digestExporter(request, request.annotations, output.attributes);
  return digestOf(platforms, { exporters: [exporter], choice: WITHOUT_ATTESTATIONS, cacheExports: [], internal: true });
}
