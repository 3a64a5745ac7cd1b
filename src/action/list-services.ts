import * as core from '@actions/core';
import { openOutside, type HostOutside } from '../host/outside.ts';
import { detectStage, type Detected } from '../app/line.ts';
import { serviceMatrix } from '../app/service-matrix.ts';
import { printable } from '../untrusted/printable.ts';
import * as log from './log.ts';
import type { ModeRun } from './mode-run.ts';
import { assistAround } from './open-line.ts';
import { changeEvent } from './workflow.ts';

/** Mode `detect`: which services there are, for a matrix of builds. */
export async function listServices(mode: ModeRun): Promise<void> {
  const { inputs, settings, store, surroundings } = mode;
  const { environment, signal, interrupts } = surroundings;
  const outside = openOutside(settings, {
    environment,
    store,
    signal,
    interrupts,
    onWarning: (message) => log.warning(log.told(message)),
    assist: assistAround(surroundings),
  });
  const { changedSince } = inputs;
  const detected =
    changedSince === undefined ? await detectStage(settings, outside) : await changed(mode, outside, changedSince);
  for (const { message } of detected.warnings) log.warning(log.told(message));
  for (const { message, location } of detected.notices) log.notice(log.told(message), location);
  const matrix = serviceMatrix(detected);
  core.setOutput('services', JSON.stringify(matrix.include.map(({ service }) => service)));
  core.setOutput('matrix', JSON.stringify(matrix));
  for (const { service, path, language, framework } of matrix.include) {
    const kind = [framework, language].filter((part) => part !== '').join(', ');
    log.info(printable(`${service}: ${kind} in ${path}`));
  }
}

/** Asks GitHub where git can't tell; each is loaded when it is asked. */
async function changed(
  { inputs, settings, surroundings }: ModeRun,
  outside: HostOutside,
  since: string,
): Promise<Detected> {
  const { environment, signal } = surroundings;
  const { changedStage } = await import('../app/changed-stage.ts');
  return changedStage(settings, outside, since, async (question) => {
    const { githubChanges } = await import('./github-changes.ts');
    const place = { token: inputs.githubToken, environment, folder: settings.context, event: changeEvent(), signal };
    return githubChanges(place)(question);
  });
}
