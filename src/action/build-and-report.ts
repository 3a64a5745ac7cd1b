import * as core from '@actions/core';
import { runBuildLine } from '../host/build.ts';
import type { HostOutside } from '../host/outside.ts';
import type { ImageNames } from '../app/names/image-names.ts';
import type { LineSettings } from '../app/settings.ts';
import { areLeftToEvent } from '../options/names/is-tag-rule.ts';
import type { BuildReport } from '../report/build-report.ts';
import { AipackError } from '../schema/errors.ts';
import { printable, say } from '../untrusted/printable.ts';
import type { ActionInputs } from './inputs.ts';
import { setImageOutputs } from './image-outputs.ts';
import * as log from './log.ts';
import { openLine, type OpenLine } from './open-line.ts';
import { writeMetadata } from './metadata-folder.ts';
import type { ModeRun } from './mode-run.ts';
import { rememberFolder } from './state.ts';
import { writeSummary } from './summary.ts';

/** Mode `build`: one image, its outputs and its summary; then whether it can be built again, if that is asked for. Or an answer about a Dockerfile. */
export async function buildAndReport(mode: ModeRun): Promise<void> {
  const { inputs, surroundings, progress } = mode;
  const verified = inputs.verify === 'rebuild';
  const unstated = String(inputs.provenance).toLowerCase() === 'false';
  if (verified && (!inputs.push || unstated)) throw nothingToVerify();
  const call = inputs.call === 'build' ? undefined : (await import('../options/call.ts')).parseCall(inputs.call);
  const line = openLine(mode);
  if (call !== undefined) return (await import('./call-dockerfile.ts')).callAndReport(call, mode, line);
  const report = await build(mode, line);
  progress.close();
  setOutputs(report, surroundings.environment);
  if (inputs.summary) await writeSummary(report);
  if (verified) {
    const { verifyAgain } = await import('./verify-again.ts');
    await verifyAgain(mode, line, report);
  }
}

async function build({ inputs, settings: given }: ModeRun, line: OpenLine): Promise<BuildReport> {
  const { around, container, outside, workflow } = line;
  const names = await namesByEvent(inputs, line);
  const locked = inputs.updateLock ? await withNewLock(given, outside) : given;
  const settings = { ...locked, labels: { ...names?.labels, ...locked.labels } };
  const tags = names?.tags ?? inputs.tags;
  const { isPrivate: privateSource, runUrl: builderId } = workflow;
  const wishes = { ...inputs, tags, builderId, privateSource, container };
  return runBuildLine(settings, outside, wishes, around);
}

/** The image's names where the inputs leave them to the event, undefined where they say them whole. */
async function namesByEvent(inputs: ActionInputs, { around, outside }: OpenLine): Promise<ImageNames | undefined> {
  const { load, push, tags } = inputs;
  if (!(tags.length === 0 && (push || load)) && !areLeftToEvent(inputs)) return undefined;
  const { namesOf } = await import('./names.ts');
  return namesOf(inputs, around.environment, outside.git);
}

function nothingToVerify(): AipackError {
  return new AipackError({
    code: 'INPUT_INVALID',
    message: 'Only an image that is pushed can be built again from its statement',
    hint: 'Give `push: true` beside `verify: rebuild`, and leave provenance on.',
  });
}

async function withNewLock(settings: LineSettings, outside: HostOutside): Promise<LineSettings> {
  const { renewLock } = await import('../host/renew-lock.ts');
  return (await renewLock(settings, outside, true)).settings;
}

function setOutputs(report: BuildReport, environment: NodeJS.ProcessEnv): void {
  const metadata = JSON.stringify(report);
  setImageOutputs(report);
  core.setOutput('imageid', report.imageid ?? '');
  core.setOutput('metadata', metadata);
  rememberFolder(writeMetadata(metadata, environment));
  log.info(say`digest: ${printable(report.digest ?? 'none')}${printable(report.unchanged ? ' (unchanged)' : '')}`);
}
