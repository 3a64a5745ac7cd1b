import * as core from '@actions/core';
import { openOutside, type HostOutside } from '../host/outside.ts';
import { detectStage, type Detected } from '../app/line.ts';
import { normalisePlatforms } from '../app/platform.ts';
import { serviceMatrix } from '../app/service-matrix.ts';
import { imageRegistry } from '../host/naming-event.ts';
import { splitPair } from '../options/list.ts';
import { parseImageList } from '../options/names/image-list.ts';
import type { OutputName } from '../options/output-rows.ts';
import { AipackError } from '../schema/errors.ts';
import { printable } from '../untrusted/printable.ts';
import * as log from './log.ts';
import type { ModeRun } from './mode-run.ts';
import { assistAround } from './open-line.ts';
import { changeEvent, serverUrl } from './workflow.ts';

/** Modes `plan` and `detect`: which services there are, for a matrix of builds. */
export async function listServices(mode: ModeRun): Promise<void> {
  const { inputs, settings, store, surroundings } = mode;
  const { environment, signal, interrupts } = surroundings;
  const machines = { platforms: normalisePlatforms(settings.platforms), runners: runnersOf(inputs.runners) };
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
  const own = `${imageRegistry(serverUrl())}/${environment.GITHUB_REPOSITORY ?? ''}`;
  const bases = inputs.images.length === 0 ? [own] : parseImageList(inputs.images);
  const include = serviceMatrix(detected, machines).include.map((leg) => ({
    ...leg,
    images: bases.map((base) => `${base}/${leg.service}`.toLowerCase()).join(),
  }));
  const services = new Map(include.map((leg) => [leg.service, leg]));
  const merges = [...services.values()].filter(({ merge }) => merge === true);
  const outputs: Partial<Record<OutputName, unknown>> = {
    services: [...services.keys()],
    matrix: { include },
    merges: { include: merges.map(({ images, service }) => ({ service, images })) },
    plan: detected.builds,
  };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, JSON.stringify(value));
  for (const { service, path, language, framework, platforms = '', runner = '' } of include) {
    const kind = [framework, language].filter((part) => part !== '').join(', ');
    log.info(printable(`${service}: ${kind} in ${path}${platforms && ` for ${platforms} on ${runner}`}`));
  }
}

/**
 * Labels of runners by platform.
 * @throws AipackError INPUT_INVALID
 */
function runnersOf(said: readonly string[]): Readonly<Record<string, string>> {
  const pairs = said.map((text) => [text, ...splitPair(text)] as const);
  const bad = pairs.filter(([, , label = '']) => label.trim() === '');
  if (bad.length > 0) {
    throw new AipackError(
      bad.map(([text]) => ({
        code: 'INPUT_INVALID',
        message: `The runner ${JSON.stringify(text)} is not platform=label`,
        hint: 'Write a platform and the label of its runners, such as linux/arm64=ubuntu-24.04-arm.',
      })),
    );
  }
  return Object.fromEntries(
    pairs.flatMap(([, name, label = '']) =>
      normalisePlatforms([name.trim()]).map((platform) => [platform, label.trim()]),
    ),
  );
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
