import * as core from '@actions/core';
import { runBuildLine } from '../host/build.ts';
import type { HostOutside } from '../host/outside.ts';
import type { LineSettings } from '../app/settings.ts';
import { isPushed, readTargets } from '../options/targets.ts';
import type { BuildReport } from '../report/build-report.ts';
import { AipackError } from '../schema/errors.ts';
import { printable, say } from '../untrusted/printable.ts';
import type { ActionInputs } from './inputs.ts';
import * as log from './log.ts';
import { afterwards } from './afterwards.ts';
import { openLine, type OpenLine } from './open-line.ts';
import { writeMetadata } from './metadata-folder.ts';
import type { ModeRun } from './mode-run.ts';
import { rememberFolder } from './state.ts';
import { writeSummary } from './summary.ts';
import type { Workflow } from './workflow.ts';

/** Mode `build`: one image, its outputs and its summary; then whether it can be built again, if that is asked for. */
export async function buildAndReport(mode: ModeRun): Promise<void> {
  const { inputs, surroundings, progress } = mode;
  const verified = inputs.verify === 'rebuild';
  if (verified && !(await pushesNamed(inputs))) throw nothingToVerify();
  const line = openLine(mode);
  const report = await build(mode, line);
  progress.close();
  await setOutputs(report, surroundings.environment);
  if (inputs.summary) await afterwards(say`the summary`, () => writeSummary(report));
  if (verified) {
    const { verifyAgain } = await import('./verify-again.ts');
    await verifyAgain(mode, line, report);
  }
}

async function build({ inputs, settings: given }: ModeRun, line: OpenLine): Promise<BuildReport> {
  const { around, container, outside, workflow } = line;
  const settings = inputs.updateLock ? await withNewLock(given, outside) : given;
  const wishes = { ...inputs, ...provenanceOf(inputs, workflow), builderId: workflow.runUrl, container };
  return runBuildLine(settings, outside, wishes, around);
}

/** @throws AipackError for tags and outputs that can't be read, as the build does */
async function pushesNamed(inputs: ActionInputs): Promise<boolean> {
  return (await readTargets(inputs)).some((target) => isPushed(target) && target.names.length > 0);
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

async function setOutputs(report: BuildReport, environment: NodeJS.ProcessEnv): Promise<void> {
  const metadata = JSON.stringify(report);
  const outputs = { digest: report.digest ?? '', imageid: report.imageid ?? '', metadata };
  for (const [name, value] of Object.entries(outputs))
    await afterwards(say`the output ${printable(name)}`, () => core.setOutput(name, value));
  await afterwards(say`the metadata file`, () => rememberFolder(writeMetadata(metadata, environment)));
  log.info(say`digest: ${printable(report.digest ?? 'none')}${printable(report.unchanged ? ' (unchanged)' : '')}`);
}
