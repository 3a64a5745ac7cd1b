import { basename } from 'node:path';
import { dockerImport, type OpenOptions } from '../buildkit/index.ts';
import { type CredentialsProvider, RegistryClient } from '../oci/index.ts';
import { parseProvenance, parseSbom } from '../app/attest.ts';
import { parseCaches } from '../app/caches.ts';
import { parseAnnotations } from '../app/exporters.ts';
import { buildImage } from '../app/build.ts';
import type { BuildRequest } from '../app/build-request.ts';
import { buildDockerfile } from '../app/build-dockerfile.ts';
import { parseDockerfileOptions, refuseDockerfileOptions } from '../options/dockerfile.ts';
import { sourceFacts } from '../app/source-facts.ts';
import { emulationNotice } from '../app/emulation.ts';
import { explainBuildFailure } from '../app/explain-failure.ts';
import { dockerfileService, foundNothing } from '../app/root-dockerfile.ts';
import { planStage } from '../app/line.ts';
import { rootMaker } from '../app/make-roots.ts';
import { parseOutputs, type OutputSpec } from '../options/outputs.ts';
import type { BuildReport } from '../report/build-report.ts';
import type { Options } from '../options/table.ts';
import type { LineSettings } from '../app/settings.ts';
import { parseTags } from '../options/tags.ts';
import type { Change } from '../report/steps.ts';
import { dockerfileCacheScope, sharedKeyOf } from './cache-scope.ts';
import { contextSource } from './context-source.ts';
import { credentialsOf } from './docker-config.ts';
import { chooseDockerfile, dockerfileSources } from './dockerfile.ts';
import type { HostOutside } from './outside.ts';
import { ownSecrets } from './own-secrets.ts';
import { placeAddress } from './buildkit-address.ts';
import { connect, ownPlatform } from './daemon.ts';
import { placeCaches, placeOutputs } from './output-places.ts';
import { openPackageBytes } from './package-bytes.ts';
import { secretProviders } from './secret-values.ts';
import { waysOfSteps } from './ways-of-steps.ts';
import { sshAgents } from './ssh-agents.ts';
import { workspaceOf, type Workspace } from './workspace-path.ts';

/** What a face was told about the build itself, besides the settings of the line: texts, nothing checked. */
export interface BuildWishes extends Options {
  /** Who builds, as a URL. */
  readonly builderId: string | undefined;
  /** How a BuildKit is started when none is found; without it none is. */
  readonly container: OpenOptions['container'];
}

export interface BuildSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  /** Where relative paths start. */
  readonly directory: string;
  /** Whether that is the checkout of a job. */
  readonly checkout?: boolean;
  readonly signal: AbortSignal;
  readonly onNotice: (message: string, location?: { readonly file: string; readonly line?: number }) => void;
  readonly onWarning: (message: string) => void;
  /** What takes its time before there are steps to show. */
  readonly onWait: (message: string) => void;
  readonly onProgress: (changes: readonly Change[]) => void;
  /** Where packages are kept that were fetched: for good, or in a folder below it that goes with the run. */
  readonly packages: { readonly folder: string; readonly lasting: boolean };
  /** Asked before the Docker configuration. */
  readonly givenCredentials?: CredentialsProvider;
  /** Asked after it. */
  readonly fallbackCredentials?: CredentialsProvider;
}

/**
 * The whole line, from a repository to a report. The service that a list of services has for a repository with nothing but a
 * Dockerfile is what that makes.
 */
export async function runBuildLine(
  settings: LineSettings,
  outside: HostOutside,
  wishes: BuildWishes,
  surroundings: BuildSurroundings,
): Promise<BuildReport> {
  try {
    return await buildOnce(settings, outside, wishes, surroundings);
  } catch (error) {
    const { service, ...unnamed } = settings;
    const made = foundNothing(error) ? dockerfileService(await outside.repository()) : undefined;
    if (service === undefined || made !== service || !wishes.dockerfile) throw error;
    return buildOnce(unnamed, outside, wishes, surroundings);
  }
}

async function buildOnce(
  settings: LineSettings,
  outside: HostOutside,
  wishes: BuildWishes,
  surroundings: BuildSurroundings,
): Promise<BuildReport> {
  const { environment, signal, onProgress, onWarning } = surroundings;
  const { stopwatch } = outside;
  const workspace = workspaceOf(surroundings.directory, settings.context, surroundings.checkout);
  const dockerfile = chooseDockerfile(settings, wishes, workspace);
  if (dockerfile === undefined) refuseDockerfileOptions(wishes);
  const dockerfileOptions = parseDockerfileOptions(wishes, environment);
  const userSecrets = secretProviders(settings, environment, workspace);
  const ssh = sshAgents(settings.ssh, workspace);
  const address = placeAddress(wishes.buildkit ?? environment.BUILDKIT_HOST, workspace);
  // Last, since it makes the folders of outputs.
  const wanted = readWishes(wishes, surroundings, settings.context, workspace);
  const { container } = wishes;
  if (dockerfile === undefined) beginReading(settings, outside);
  const certificates = settings.caCertificates;
  const reached = { address, certificates, container, environment, signal };
  const client = await connect(reached, surroundings.onWait, outside).catch((error: unknown) => {
    outside.indexes.abandon();
    throw error;
  });
  try {
    const platforms = settings.platforms.length > 0 ? settings.platforms : ownPlatform(client.info.platforms, outside);
    const credentials = credentialsOf(surroundings);
    const registry = new RegistryClient({
      fetch,
      credentials,
      signal,
      insecure: wishes.insecureRegistries,
    });
    const loadInto = dockerImport({ environment, signal });
    const tools = { client, registry, credentials, fetch, loadInto, onProgress, onWarning, stopwatch, signal };
    const { attestations: asked } = wanted;
    const ways = await waysOfSteps(settings.network, asked, wishes.provenance, client, surroundings);
    const common = {
      ...wanted,
      ...ways,
      secrets: userSecrets,
      ssh,
      sharedKey: sharedKeyOf(settings),
      toolVersion: outside.toolVersion,
    };
    if (dockerfile !== undefined) {
      const { label, named } = dockerfile;
      const what = `Building what the ${label} says.`;
      const without = ' Without it (no-dockerfile), the image would hold packages of Wolfi only.';
      if (!named) surroundings.onNotice(what + without, { file: label });
      const source = await sourceFacts({ git: outside.git, environment, path: '.' });
      const request = {
        ...common,
        platforms,
        name: basename(settings.context),
        dockerfile: { name: dockerfile.name, label },
        options: dockerfileCacheScope(dockerfileOptions, settings, source),
        labels: settings.labels,
        source,
        locals: dockerfileSources(
          settings.context,
          dockerfile,
          dockerfileOptions.folders,
          workspace,
          surroundings.onNotice,
        ),
      };
      return await buildDockerfile(request, tools);
    }
    const [buildPlatform = outside.defaultPlatform] = ownPlatform(client.info.platforms, outside);
    const planned = await planStage({ ...settings, platforms, buildPlatform }, outside);
    for (const { message, location } of planned.notices) surroundings.onNotice(message, location);
    for (const { message } of planned.warnings) onWarning(message);
    const emulation = emulationNotice(planned.pinned, buildPlatform);
    if (emulation !== undefined) surroundings.onNotice(emulation);
    // Where the repository was read for the plan, that has told it.
    const tell = (message: string): void => {
      if (!planned.notices.some((notice) => notice.message === message)) surroundings.onNotice(message);
    };
    const context = contextSource(settings.context, await outside.tracked(), tell);
    const secrets = { ...userSecrets, ...ownSecrets(settings, planned.plans) };
    const kept = await openPackageBytes(surroundings.packages, onWarning);
    try {
      const network = { fetch, store: outside.store, bytes: kept.bytes, onWarning };
      const makeRoots = rootMaker(settings.packages, network);
      const { onNotice } = surroundings;
      const request = { ...common, secrets, planned, context };
      return await buildImage(request, { ...tools, makeRoots, onNotice, now: () => Date.now() });
    } finally {
      await kept.close();
    }
  } finally {
    client.close();
  }
}

/** Begins what a plan needs whatever the daemon is, while that is looked for. */
function beginReading({ platforms: [first] }: LineSettings, outside: HostOutside): void {
  outside.indexes.begin(first ?? outside.defaultPlatform);
  void outside.tracked();
}

type Wanted = Pick<
  BuildRequest,
  'tags' | 'push' | 'load' | 'outputs' | 'annotations' | 'insecureRegistries' | 'attestations' | 'caches' | 'noCache'
>;

function readWishes(
  wishes: BuildWishes,
  { environment, onWarning }: BuildSurroundings,
  context: string,
  workspace: Workspace,
): Wanted {
  const { push, load, insecureRegistries, noCache, cacheFrom, cacheTo } = wishes;
  const outputs = parseOutputs(wishes.outputs);
  const wanted = {
    push,
    load,
    insecureRegistries,
    noCache,
    tags: parseTags(wishes.tags),
    annotations: parseAnnotations(wishes.annotations),
    attestations: attestationChoice(wishes, outputs),
    caches: placeCaches(
      readCaches(() => parseCaches(cacheFrom, cacheTo, environment, onWarning)),
      workspace,
    ),
  };
  return { ...wanted, outputs: placeOutputs(outputs, context, workspace) };
}

/** Docker's store and the formats it loads take no attestations: unless asked for, only a push or an OCI archive has them. */
function attestationChoice(wishes: BuildWishes, outputs: readonly OutputSpec[]): BuildRequest['attestations'] {
  const carried = wishes.push || outputs.some(({ type }) => type === 'oci' || type === 'image');
  const either = <T>(
    value: string | boolean | undefined,
    parse: (value: string | boolean | undefined) => T,
  ): T | false => (!wishes.attestations || (!carried && (value === undefined || value === '')) ? false : parse(value));
  return {
    sbom: either(wishes.sbom, parseSbom),
    provenance: either(wishes.provenance, parseProvenance),
    ...(wishes.builderId === undefined ? {} : { builderId: wishes.builderId }),
  };
}

function readCaches(read: () => Wanted['caches']): Wanted['caches'] {
  try {
    return read();
  } catch (error) {
    throw explainBuildFailure(error);
  }
}
