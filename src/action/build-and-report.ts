import * as core from '@actions/core';
import { runBuildLine } from '../host/build.ts';
import type { HostOutside } from '../host/outside.ts';
import type { LineSettings } from '../app/settings.ts';
import { areLeftToEvent } from '../options/names/is-tag-rule.ts';
import type { OutputValues } from '../options/output-rows.ts';
import { isPushed, readTargets } from '../options/targets.ts';
import type { BuildReport } from '../report/build-report.ts';
import { AipackError } from '../schema/errors.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import { printable, say } from '../untrusted/printable.ts';
import type { ActionInputs } from './inputs.ts';
import { buildOutputs } from './image-outputs.ts';
import * as log from './log.ts';
import { afterwards } from './afterwards.ts';
import { openLine, type OpenLine } from './open-line.ts';
import { writeMetadata } from './metadata-folder.ts';
import type { ModeRun } from './mode-run.ts';
import { rememberFolder } from './state.ts';

/** Mode `build`: one image, its outputs and its summary; then whether it can be built again, if that is asked for. Or an answer about a Dockerfile. */
export async function buildAndReport(asked: ModeRun): Promise<void> {
  const { progress, surroundings } = asked;
  const { call } = asked.inputs;
  const question = call === 'build' ? undefined : (await import('../options/call.ts')).parseCall(call);
  const line = openLine(asked);
  if (question !== undefined) return (await import('./call-dockerfile.ts')).callAndReport(question, asked, line);
  const mode = await named(asked, line);
  const { inputs, settings } = mode;
  const verified = inputs.verify === 'rebuild';
  const unstated = String(inputs.provenance).toLowerCase() === 'false';
  if (verified && (unstated || !(await pushesNamed(inputs)))) throw nothingToVerify();
  const sign = inputs.sign === undefined ? undefined : await (await import('./sign-pushed.ts')).signInStep(mode, line);
  let plan = '';
  const onPlanned = (planned: UniversalBuild): void => void (plan = JSON.stringify(planned));
  let ahead: Promise<unknown> | undefined;
  const onProgress: OpenLine['around']['onProgress'] = (changes) => {
    // While the daemon works, what tells of its work is loaded.
    ahead ??= Promise.all([import('./tell-report.ts'), inputs.summary && import('./summary/summary.ts')]).catch(() => {
      // Whatever can't be loaded is told where it is needed, and fails nothing that is pushed.
    });
    line.around.onProgress(changes);
  };
  const report = await build(mode, { ...line, around: { ...line.around, onPlanned, onProgress } });
  progress.close();
  await afterwards(say`the log of the build`, async () => {
    (await import('./tell-report.ts')).tellReport(report);
    if (core.isDebug()) (await import('./tell-debug.ts')).tellDecisions(report);
  });
  await setOutputs(report, plan, surroundings.environment);
  if (inputs.summary) {
    await afterwards(say`the summary`, async () => {
      const { writeSummary } = await import('./summary/summary.ts');
      // The legs of a matrix name the service that they build.
      await writeSummary(report, settings.service === undefined ? 'whole' : 'leg');
    });
  }
  await sign?.(report);
  if (verified) {
    const { verifyAgain } = await import('./verify-again.ts');
    await verifyAgain(mode, line, report);
  }
}

/** With the image's names and labels by the event, where the inputs leave them to it. */
async function named(mode: ModeRun, { around, outside }: OpenLine): Promise<ModeRun> {
  const { inputs, settings } = mode;
  const { load, outputs, push, tags } = inputs;
  const nameless = tags.length === 0 && !push && !load && outputs.some(isNamelessOutput);
  if (!nameless && !(tags.length === 0 && (push || load)) && !areLeftToEvent(inputs)) return mode;
  const { namesOf } = await import('./names.ts');
  const names = await namesOf(inputs, around.environment, outside.git);
  const byDigest = `,"name=${names.images.join()}"`;
  return {
    ...mode,
    inputs: nameless
      ? { ...inputs, outputs: outputs.map((output) => (isNamelessOutput(output) ? output + byDigest : output)) }
      : { ...inputs, tags: names.tags },
    settings: { ...settings, labels: { ...names.labels, ...settings.labels } },
  };
}

/** What is pushed by its digest alone, without saying where to. */
function isNamelessOutput(output: string): boolean {
  return output.includes('push-by-digest=true') && !output.includes('name=');
}

async function build({ inputs, settings: given }: ModeRun, line: OpenLine): Promise<BuildReport> {
  const { around, container, outside, release, workflow } = line;
  const settings = inputs.updateLock ? await withNewLock(given, outside) : given;
  const { isPrivate: privateSource, runUrl: builderId } = workflow;
  const wishes = { ...inputs, builderId, privateSource, container, release };
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
    hint: 'Give `push: true` beside `verify: rebuild`, and leave provenance on.',
  });
}

async function withNewLock(settings: LineSettings, outside: HostOutside): Promise<LineSettings> {
  const { renewLock } = await import('../host/renew-lock.ts');
  return (await renewLock(settings, outside, true)).settings;
}

async function setOutputs(report: BuildReport, plan: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const metadata = JSON.stringify(report);
  const outputs: OutputValues = { ...buildOutputs(report), plan, metadata };
  await afterwards(say`the outputs`, () => {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  });
  await afterwards(say`the metadata file`, () => rememberFolder(writeMetadata(metadata, environment)));
  log.info(say`digest: ${printable(report.digest ?? 'none')}${printable(report.unchanged ? ' (unchanged)' : '')}`);
}
