import * as core from '@actions/core';
import { containerOptions } from '../host/buildkit-container.ts';
import { describeVerdict, differing } from '../app/verify/describe-verdict.ts';
import { runBuildLine, type BuildSurroundings } from '../host/build.ts';
import { openOutside, type HostOutside } from '../host/outside.ts';
import { workspaceOf } from '../host/workspace-path.ts';
import type { LineSettings } from '../app/settings.ts';
import type { BuildReport } from '../report/build-report.ts';
import { AipackError } from '../schema/errors.ts';
import { printable, say } from '../untrusted/printable.ts';
import { githubCredentials } from './github-credentials.ts';
import type { ActionInputs } from './inputs.ts';
import * as log from './log.ts';
import { packageFolder } from './package-folder.ts';
import { writeMetadata } from './metadata-folder.ts';
import type { ModeRun } from './mode-run.ts';
import { containerName, rememberFolder } from './state.ts';
import { writeSummary } from './summary.ts';
import { currentWorkflow, type Workflow } from './workflow.ts';

/** Mode `build`: one image, its outputs and its summary; then whether it can be built again, if that is asked for. */
export async function buildAndReport(mode: ModeRun): Promise<void> {
  const { inputs, surroundings, progress } = mode;
  const verified = inputs.verify === 'rebuild';
  if (verified && (!inputs.push || inputs.tags.length === 0)) throw nothingToVerify();
  const line = openLine(mode);
  const report = await build(mode, line);
  setOutputs(report, surroundings.environment);
  if (inputs.summary) await writeSummary(report);
  if (verified) await verify(mode, line, report);
  progress.close();
}

/** What building and verifying have in common. */
interface OpenLine {
  readonly outside: HostOutside;
  readonly workflow: Workflow;
  readonly container: ReturnType<typeof containerOptions>;
  readonly around: BuildSurroundings;
}

function openLine({ inputs, settings, store, surroundings, progress }: ModeRun): OpenLine {
  const { environment, directory, signal, interrupts } = surroundings;
  const onWarning = (message: string): void => log.warning(log.told(message));
  const workflow = currentWorkflow(environment);
  const fallback = githubCredentials(inputs.githubToken, workflow.actor);
  return {
    outside: openOutside(settings, { environment, store, signal, interrupts, onWarning }),
    workflow,
    container: containerOptions(
      { image: inputs.buildkitImage, configFile: inputs.buildkitdConfig, name: containerName(environment) },
      environment,
      workspaceOf(directory, settings.context, true),
    ),
    around: {
      environment,
      directory,
      checkout: true,
      signal,
      onNotice: (message, location) => log.notice(log.told(message), location),
      onWarning,
      onWait: (message) => log.info(log.told(message)),
      onProgress: (changes) => progress.show(changes),
      packages: packageFolder(environment),
      ...(fallback === undefined ? {} : { fallbackCredentials: fallback }),
    },
  };
}

async function build({ inputs, settings: given }: ModeRun, line: OpenLine): Promise<BuildReport> {
  const { around, container, outside, workflow } = line;
  const settings = inputs.updateLock ? await withNewLock(given, outside) : given;
  const wishes = { ...inputs, ...provenanceOf(inputs, workflow), builderId: workflow.runUrl, container };
  return runBuildLine(settings, outside, wishes, around);
}

/**
 * Builds what was pushed again.
 * @throws AipackError IMAGE_DIFFERS once that is told
 */
async function verify(mode: ModeRun, { around, container, outside }: OpenLine, report: BuildReport): Promise<void> {
  const { runVerifyLine } = await import('../host/verify.ts');
  const wishes = { ...mode.inputs, container };
  const verdict = await runVerifyLine(`${report.tags[0]}@${report.digest}`, mode.settings, outside, wishes, around);
  mode.progress.close();
  log.info(describeVerdict(verdict));
  const failure = differing(verdict);
  if (failure !== undefined) throw failure;
}

function nothingToVerify(): AipackError {
  return new AipackError({
    code: 'INPUT_INVALID',
    message: 'Only an image that is pushed can be built again from its statement',
    hint: 'Give `tags` and `push: true` beside `verify: rebuild`.',
  });
}

async function withNewLock(settings: LineSettings, outside: HostOutside): Promise<LineSettings> {
  const { renewLock } = await import('../host/renew-lock.ts');
  return (await renewLock(settings, outside, true)).settings;
}

/** As docker/build-push-action has it: the provenance of a private repository's image tells no build steps unless asked to. */
function provenanceOf({ provenance }: ActionInputs, { isPrivate }: Workflow): Pick<ActionInputs, 'provenance'> {
  const asDefault = provenance === undefined || String(provenance).toLowerCase() === 'true';
  return asDefault && isPrivate ? { provenance: 'mode=min' } : {};
}

function setOutputs(report: BuildReport, environment: NodeJS.ProcessEnv): void {
  const metadata = JSON.stringify(report);
  core.setOutput('digest', report.digest ?? '');
  core.setOutput('imageid', report.imageid ?? '');
  core.setOutput('metadata', metadata);
  rememberFolder(writeMetadata(metadata, environment));
  log.info(say`digest: ${printable(report.digest ?? 'none')}${printable(report.unchanged ? ' (unchanged)' : '')}`);
}
