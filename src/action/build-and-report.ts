import * as core from '@actions/core';
import { containerOptions } from '../host/buildkit-container.ts';
import { runBuildLine } from '../host/build.ts';
import { openOutside, type HostOutside } from '../host/outside.ts';
import { workspaceOf } from '../host/workspace-path.ts';
import type { LineSettings } from '../app/settings.ts';
import type { BuildReport } from '../report/build-report.ts';
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

/** Mode `build`: one image, its outputs and its summary. */
export async function buildAndReport(mode: ModeRun): Promise<void> {
  const { inputs, surroundings, progress } = mode;
  const report = await build(mode);
  progress.close();
  setOutputs(report, surroundings.environment);
  if (inputs.summary) await writeSummary(report);
}

async function build({ inputs, settings: given, store, surroundings, progress }: ModeRun): Promise<BuildReport> {
  const { environment, directory, signal, interrupts } = surroundings;
  const onWarning = (message: string): void => log.warning(log.told(message));
  const outside = openOutside(given, { environment, store, signal, interrupts, onWarning });
  const settings = inputs.updateLock ? await withNewLock(given, outside) : given;
  const workflow = currentWorkflow(environment);
  const fallback = githubCredentials(inputs.githubToken, workflow.actor);
  return runBuildLine(
    settings,
    outside,
    {
      ...inputs,
      ...provenanceOf(inputs, workflow),
      builderId: workflow.runUrl,
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
      packages: packageFolder(environment),
      ...(fallback === undefined ? {} : { fallbackCredentials: fallback }),
    },
  );
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
