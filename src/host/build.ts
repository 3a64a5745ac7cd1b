import { dockerImport, loadedImageId, type LoadOptions, type OutputOpener } from '../buildkit/index.ts';
import { RegistryClient, RegistryWriter } from '../oci/index.ts';
import type { Lacking } from '../app/publish/give-names.ts';
import { attests } from '../app/attest.ts';
import { chooseAttestations } from '../app/attestation-choice.ts';
import { parseCaches } from '../app/caches.ts';
import { parseAnnotations } from '../app/exporters.ts';
import type { BuildRequest } from '../app/build-request.ts';
import { refuseDockerfileOptions } from '../options/dockerfile-only.ts';
import { explainBuildFailure } from '../app/explain-failure.ts';
import { dockerfileService, foundNothing } from '../app/root-dockerfile.ts';
import { pushProblems } from '../app/push-problems.ts';
import { normalisePlatforms } from '../app/platform.ts';
import { PushCheck } from '../app/push-check.ts';
import { RememberedRegistry } from '../app/remembered.ts';
import { pushedNames, readTargets } from '../options/targets.ts';
import { readVerify } from '../options/verify.ts';
import type { BuildReport } from '../report/build-report.ts';
import type { Problem } from '../schema/errors.ts';
import type { LineSettings } from '../app/settings.ts';
import type { BuildSurroundings, BuildWishes } from './build-wishes.ts';
import { sharedKeyOf } from './cache-scope.ts';
import { credentialsOf } from './docker-config.ts';
import { chooseDockerfile } from './dockerfile.ts';
import type { DockerfileLine } from './dockerfile-line.ts';
import type { HostOutside } from './outside.ts';
import { daemonOf, ownPlatform } from './daemon.ts';
import { lowDisk } from './low-disk.ts';
import { plainFetch } from './use-network.ts';
import { checkContexts, placeCaches, placeOutputs } from './output-places.ts';
import { secretProviders } from './secret-values.ts';
import { waysOfSteps } from './ways-of-steps.ts';
import { sshAgents } from './ssh-agents.ts';
import { workspaceOf, type Workspace } from './workspace-path.ts';

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
    if (await outside.assist?.takesBack(error)) return buildOnce(settings, outside, wishes, surroundings);
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
  const { environment, signal, onProgress, outputShown, onWarning } = surroundings;
  const { stopwatch } = outside;
  const workspace = workspaceOf(surroundings.directory, settings.context, surroundings.checkout);
  const dockerfile = chooseDockerfile(settings, wishes, workspace);
  const line =
    dockerfile && new (await import('./dockerfile-line.ts')).DockerfileLine(dockerfile, settings, wishes, surroundings);
  if (line === undefined) refuseDockerfileOptions(wishes);
  else (await import('./unused.ts')).unusedByDockerfile(wishes, environment).forEach(onWarning);
  const userSecrets = secretProviders(settings, environment, workspace);
  const ssh = sshAgents(settings.ssh, workspace);
  const connect = daemonOf({ settings, wishes, surroundings, workspace }, outside);
  // Last, since it makes the folders of outputs.
  const whole = async (error: unknown, ...checks: readonly (() => Promise<readonly Problem[]>)[]): Promise<unknown> =>
    (await import('./also-wrong.ts')).alsoWrong(error, checks, signal);
  const planning = async (): Promise<[]> => {
    if (line === undefined) await (await import('./planned-line.ts')).planStage(settings, outside);
    return [];
  };
  const wanted = await readWishes(wishes, surroundings, line, settings.context, workspace).catch(
    async (error: unknown) => {
      throw await whole(error, planning);
    },
  );
  if (wanted.outputs.length === 0) surroundings.onNotice((await import('./unused.ts')).NOWHERE);
  if (wishes.annotations.length > 0)
    (await import('./unused.ts')).unusedWithoutImage(wishes, wanted.outputs).forEach(onWarning);
  const credentials = credentialsOf(surroundings);
  const asking = new AbortController();
  const access = {
    fetch: plainFetch,
    credentials,
    signal: AbortSignal.any([signal, asking.signal]),
    insecure: wishes.insecureRegistries,
  };
  const registry = new RegistryClient(access);
  const pushes = new PushCheck(registry);
  const remembered = new RememberedRegistry(registry);
  if (line === undefined) beginReading(settings, outside);
  else
    line.begin(outside).catch(() => {
      // The build that waits for it is told.
    });
  pushes.begin(pushedNames(wanted.outputs));
  void remembered.begin(wanted.outputs, attests(wanted.attestations));
  const refusals = (): Promise<readonly Problem[]> =>
    pushProblems(pushes, pushedNames(wanted.outputs), () => undefined);
  const client = await connect().catch(async (error: unknown) => {
    const all = await whole(error, refusals, planning);
    asking.abort(error);
    outside.indexes.abandon();
    throw all;
  });
  try {
    if ((wishes.buildkitImage ?? wishes.buildkitdConfig) !== undefined)
      (await import('./unused.ts'))
        .unusedByBuildkit(wishes, client.endpoint, wishes.container?.name)
        .forEach(onWarning);
    const own = line === undefined ? ownPlatform(client.info.platforms, outside) : client.info.platforms.slice(0, 1);
    const platforms = settings.platforms.length > 0 ? settings.platforms : own;
    const dockerOf = (context?: string): LoadOptions => ({ docker: { context }, environment, signal });
    const loadInto = (context?: string): OutputOpener => dockerImport(dockerOf(context));
    const loadedId = (name: string, context?: string): Promise<string | undefined> =>
      loadedImageId(name, dockerOf(context));
    const { toStdout } = surroundings;
    const tools = {
      client,
      registry,
      remembered,
      giveNames: async (lacking: readonly Lacking[]) => {
        const { giveNames } = await import('../app/publish/give-names.ts');
        return giveNames(lacking, { reader: registry, writer: new RegistryWriter(access) });
      },
      pushes,
      recorded: surroundings.tellsAll ?? false,
      lowDisk: (bytes: number) =>
        lowDisk({ bytes, endpoint: client.endpoint, folder: surroundings.packages.folder }, onWarning),
      credentials,
      fetch: plainFetch,
      loadInto,
      loadedId,
      ...(toStdout === undefined ? {} : { toStdout }),
      onProgress,
      outputShown,
      onWarning,
      stopwatch,
      signal,
      now: () => Date.now(),
      written: [],
    };
    const { attestations: asked } = wanted;
    const ways = await waysOfSteps(settings.network, asked, wishes.provenance, client, surroundings);
    const common = {
      ...wanted,
      verify: readVerify(wishes),
      ...ways,
      secrets: userSecrets,
      ssh,
      sharedKey: sharedKeyOf(settings),
      toolVersion: outside.toolVersion,
    };
    if (line !== undefined) return await line.build({ ...common, platforms }, tools, outside, workspace);
    const { buildPlanned } = await import('./planned-line.ts');
    return await buildPlanned({ ...settings, platforms }, outside, common, tools, surroundings, refusals);
  } finally {
    asking.abort();
    client.close();
  }
}

/** Begins what a plan needs whatever the daemon is, while that is looked for. */
function beginReading({ platforms }: LineSettings, outside: HostOutside): void {
  const [first] = normalisePlatforms(platforms);
  outside.indexes.begin(first ?? outside.defaultPlatform);
  void outside.tracked();
  void import('./planned-line.ts');
}

type Wanted = Pick<
  BuildRequest,
  'outputs' | 'annotations' | 'insecureRegistries' | 'attestations' | 'caches' | 'noCache'
>;

async function readWishes(
  wishes: BuildWishes,
  { environment, onWarning, toStdout }: BuildSurroundings,
  line: DockerfileLine | undefined,
  context: string,
  workspace: Workspace,
): Promise<Wanted> {
  const { insecureRegistries, noCache, cacheFrom } = wishes;
  const cacheTo = line?.cachesTo(wishes.cacheTo) ?? wishes.cacheTo;
  const outputs = await readTargets(wishes);
  await checkContexts(outputs, environment);
  const wanted = {
    insecureRegistries,
    noCache,
    annotations: parseAnnotations(wishes.annotations),
    attestations: chooseAttestations(wishes, { dockerfile: line !== undefined, environment, outputs }),
    caches: placeCaches(
      readCaches(() => parseCaches(cacheFrom, cacheTo, environment, onWarning)),
      workspace,
    ),
  };
  return { ...wanted, outputs: placeOutputs(outputs, context, workspace, toStdout !== undefined) };
}

function readCaches(read: () => Wanted['caches']): Wanted['caches'] {
  try {
    return read();
  } catch (error) {
    throw explainBuildFailure(error);
  }
}
