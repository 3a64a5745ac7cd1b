import * as core from '@actions/core';
import { openOutside } from '../host/outside.ts';
import { changedStage } from '../app/changed-stage.ts';
import { detectStage } from '../app/line.ts';
import { serviceMatrix } from '../app/service-matrix.ts';
import { printable } from '../untrusted/printable.ts';
import * as log from './log.ts';
import type { ModeRun } from './mode-run.ts';

/** Mode `detect`: which services there are, for a matrix of builds. */
export async function listServices({ inputs, settings, store, surroundings }: ModeRun): Promise<void> {
  const { environment, signal, interrupts } = surroundings;
  const outside = openOutside(settings, {
    environment,
    store,
    signal,
    interrupts,
    onWarning: (message) => log.warning(log.told(message)),
  });
  const { changedSince } = inputs;
  const detected =
    changedSince === undefined
      ? await detectStage(settings, outside)
      : await changedStage(settings, outside, changedSince);
  for (const { message, location } of detected.notices) log.notice(log.told(message), location);
  const matrix = serviceMatrix(detected);
  core.setOutput('services', JSON.stringify(matrix.include.map(({ service }) => service)));
  core.setOutput('matrix', JSON.stringify(matrix));
  for (const { service, path, language, framework } of matrix.include) {
    const kind = [framework, language].filter((part) => part !== '').join(', ');
    log.info(printable(`${service}: ${kind} in ${path}`));
  }
}
