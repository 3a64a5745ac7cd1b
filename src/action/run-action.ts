import * as core from '@actions/core';
import { containerOptions } from '../host/buildkit-container.ts';
import { runBuildLine } from '../host/build.ts';
import type { Interrupts } from '../host/in-time.ts';
import { openOutside } from '../host/outside.ts';
import { useProxies } from '../host/proxies.ts';
import { renewLock } from '../host/renew-lock.ts';
import { resolveSettings } from '../host/settings.ts';
import { workspaceOf } from '../host/workspace-path.ts';
import { changedStage, detectStage } from '../app/line.ts';
import { serviceMatrix } from '../app/service-matrix.ts';
import type { BuildReport } from '../report/build-report.ts';
import type { LineSettings } from '../app/settings.ts';
import type { IndexStore } from '../wolfi/index.ts';
import { printable, say } from '../untrusted/printable.ts';
import { annotateFailure } from './annotate.ts';
import { ActionProgress } from './action-progress.ts';
import { githubCredentials } from './github-credentials.ts';
import { openIndexStore } from './index-store.ts';
import { readInputs, type ActionInputs } from './inputs.ts';
import * as log from './log.ts';
import { writeMetadata } from './metadata-folder.ts';
import { readSecrets } from './secret-inputs.ts';
import { containerName, rememberContainer, rememberFolder, rememberIndex } from './state.ts';
import { writeFailure, writeSummary } from './summary.ts';
import { currentWorkflow, type Workflow } from './workflow.ts';

export interface ActionSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  /** Relative paths are taken from here: the checkout. */
  readonly directory: string;
  readonly signal: AbortSignal;
  /** What signals do while the program is busy. */
  readonly interrupts: Interrupts;
}

/** The step's work: inputs to outputs, with groups, annotations and a summary. Never throws: it sets the exit code. */
export async function runAction(surroundings: ActionSurroundings): Promise<void> {
  let inputs: ActionInputs | undefined;
  const progress = new ActionProgress();
  try {
    useProxies(surroundings.environment);
    const secrets = readSecrets(surroundings.environment, surroundings.directory);
    inputs = readInputs(surroundings.environment, secrets);
    // Known before the build, so that a step which is cancelled leaves word as well.
    rememberContainer();
    const settings = resolveSettings(inputs.settings, surroundings.directory, true);
    const index = openIndexStore(settings, surroundings);
    const work = inputs.mode === 'detect' ? listServices : buildAndReport;
    await work(inputs, settings, index.store, surroundings, progress).finally(() => {
      const pending = index.pending();
      if (pending !== undefined) rememberIndex(pending);
    });
  } catch (error) {
    progress.close();
    annotateFailure(error, surroundings.signal);
    // The failure itself is told already, and is what the job ends with.
    if (inputs?.summary !== false) await writeFailure(error).catch(() => undefined);
  }
}

/** Mode `detect`: which services there are, for a matrix of builds. */
async function listServices(
  inputs: ActionInputs,
  settings: LineSettings,
  store: IndexStore,
  { environment, signal, interrupts }: ActionSurroundings,
): Promise<void> {
  const outside = openOutside(settings, {
    environment,
    store,
    signal,
    interrupts,
    onWarning: (message) => log.warning(log.told(message)),
  });
  const { changedSince } = inputs;
  const { builds, notices } =
    changedSince === undefined
      ? await detectStage(settings, outside)
      : await changedStage(settings, outside, changedSince);
  for (const { message, location } of notices) log.notice(log.told(message), location);
  const matrix = serviceMatrix(builds);
  core.setOutput('services', JSON.stringify(matrix.include.map(({ service }) => service)));
  core.setOutput('matrix', JSON.stringify(matrix));
  for (const { service, path, language, framework } of matrix.include) {
    const kind = [framework, language].filter((part) => part !== '').join(', ');
    log.info(printable(`${service}: ${kind} in ${path}`));
  }
}

async function buildAndReport(
  inputs: ActionInputs,
  settings: LineSettings,
  store: IndexStore,
  surroundings: ActionSurroundings,
  progress: ActionProgress,
): Promise<void> {
  const report = await build(inputs, settings, store, surroundings, progress);
  progress.close();
  setOutputs(report, surroundings.environment);
  if (inputs.summary) await writeSummary(report);
}

async function build(
  inputs: ActionInputs,
  given: LineSettings,
  store: IndexStore,
  { environment, directory, signal, interrupts }: ActionSurroundings,
  progress: ActionProgress,
): Promise<BuildReport> {
  const onWarning = (message: string): void => log.warning(log.told(message));
  const outside = openOutside(given, { environment, store, signal, interrupts, onWarning });
  const settings = inputs.updateLock ? (await renewLock(given, outside, true)).settings : given;
  const workflow = currentWorkflow(environment);
  const fallback = githubCredentials(inputs.githubToken, workflow.actor);
  return runBuildLine(
    settings,
    outside,
    {
      ...inputs,
      insecureRegistries: [],
      attestations: true,
      sbom: inputs.sbom,
      provenance: provenanceOf(inputs, workflow),
      builderId: workflow.runUrl,
      buildkit: inputs.buildkit,
      container: containerOptions(
        { image: inputs.buildkitImage, configFile: inputs.buildkitdConfig, name: containerName(environment) },
        environment,
        workspaceOf(directory, settings.context, true),
      ),
    },
    {
      environment,
      directory,
      checkout: true,
      signal,
      onNotice: (message, location) => log.notice(log.told(message), location),
      onWarning,
      onWait: (message) => log.info(log.told(message)),
      onProgress: (changes) => progress.show(changes),
      ...(fallback === undefined ? {} : { fallbackCredentials: fallback }),
    },
  );
}

/** As docker/build-push-action has it: the provenance of a private repository's image tells no build steps unless asked to. */
function provenanceOf({ provenance }: ActionInputs, { isPrivate }: Workflow): string | undefined {
  const asDefault = provenance === undefined || provenance.toLowerCase() === 'true';
  return asDefault && isPrivate ? 'mode=min' : provenance;
}

function setOutputs(report: BuildReport, environment: NodeJS.ProcessEnv): void {
  const metadata = JSON.stringify(report);
  core.setOutput('digest', report.digest ?? '');
  core.setOutput('imageid', report.imageid ?? '');
  core.setOutput('metadata', metadata);
  rememberFolder(writeMetadata(metadata, environment));
  log.info(say`digest: ${printable(report.digest ?? 'none')}${printable(report.unchanged ? ' (unchanged)' : '')}`);
}
