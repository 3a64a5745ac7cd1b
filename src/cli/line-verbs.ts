import { join } from 'node:path';
import { cacheFolder } from '../host/cache-folder.ts';
import { explainText } from '../detect/explain.ts';
import { unreadFiles } from '../detect/unread.ts';
import { givenSettings } from '../host/given-settings.ts';
import { openOutside, type HostOutside } from '../host/outside.ts';
import { resolveSettings } from '../host/settings.ts';
import { useNetwork } from '../host/use-network.ts';
import {
  detectStage,
  planStage,
  validateStage,
  type Detected,
  type LineOutside,
  type Planned,
  type Validated,
} from '../app/line.ts';
import { serviceMatrix } from '../app/service-matrix.ts';
import { parseSecrets, parseSsh } from '../options/secrets.ts';
import type { Options } from '../options/table.ts';
import type { LineSettings } from '../app/settings.ts';
import { DirectoryStore } from '../wolfi/index.ts';
import { printableJson, printableLines, say, type Printable } from '../untrusted/printable.ts';
import { failureFromHere, fromHere } from './from-here.ts';
import { describeDetected, describePlanned, describeValidated } from './print.ts';
import type { CliSurroundings } from './surroundings.ts';

export interface OpenLine {
  readonly settings: LineSettings;
  readonly outside: HostOutside;
}

/** Options as settings, with the real outside around them. */
export async function openLine(options: Options, surroundings: CliSurroundings): Promise<OpenLine> {
  const { environment, directory, signal, interrupts, stderr } = surroundings;
  const given = givenSettings(options, {
    environment,
    secrets: parseSecrets(options.secret, '--secret'),
    ssh: parseSsh(options.ssh, '--ssh', environment.SSH_AUTH_SOCK),
    sourceOf: (field) => `--${field}`,
  });
  const settings = resolveSettings(given, directory);
  await useNetwork(environment, { certificates: settings.caCertificates, insecure: options.insecureRegistries });
  const outside = openOutside(settings, {
    environment,
    store: new DirectoryStore(join(cacheFolder(environment), 'wolfi')),
    signal,
    ...(interrupts === undefined ? {} : { interrupts }),
    onWarning: (message) => stderr(say`warning: ${printableLines(message, '  ')}\n`),
    assist: {
      apiKey: environment.AIPACK_ASSIST_API_KEY,
      directory,
      tell: (message) => options.quiet || stderr(say`assist: ${printableLines(message, '  ')}\n`),
    },
  });
  return { settings, outside };
}

export interface Verb<T extends Detected> {
  readonly stage: (settings: LineSettings, outside: LineOutside) => Promise<T>;
  /** For a terminal of this width, or for none. */
  readonly describe: (value: T, width?: number) => Printable;
  readonly asJson: (value: T) => unknown;
}

/** All that there is, or what the changes since a commit touch. */
export function detecting({ changedSince }: Options): Verb<Detected>['stage'] {
  return async (...line) => {
    if (changedSince === undefined) return detectStage(...line);
    const { changedStage } = await import('../app/changed-stage.ts');
    return changedStage(...line, changedSince);
  };
}

function detectVerb(options: Options): Verb<Detected> {
  const { explain, matrix } = options;
  const stage = detecting(options);
  let unread: readonly string[] = [];
  return {
    stage: async (settings, outside) => {
      const detected = await stage(settings, outside);
      if (explain) unread = unreadFiles(await outside.repository(), detected);
      return detected;
    },
    describe: matrix
      ? (detected) => printableJson(serviceMatrix(detected))
      : explain
        ? (detected) => explainText(detected, unread)
        : describeDetected,
    asJson: (detected) => {
      const { builds } = detected;
      return matrix ? serviceMatrix(detected) : builds.length === 1 ? builds[0] : builds;
    },
  };
}
const validateVerb: Verb<Validated> = {
  stage: validateStage,
  describe: describeValidated,
  asJson: ({ pinned }) => pinned,
};
const planVerb: Verb<Planned> = {
  stage: planStage,
  describe: describePlanned,
  // With what each was planned from, so that a plan is a spec file.
  asJson: ({ plans, pinned }) =>
    plans.map((plan) => ({
      ...plan,
      pinned: { ...pinned, platforms: pinned.platforms.filter(({ platform }) => platform === plan.platform) },
    })),
};

/** What detection has to tell beside what it found. */
export function tellAside(
  { notices, warnings }: Pick<Detected, 'notices' | 'warnings'>,
  { stderr }: Pick<CliSurroundings, 'stderr'>,
): void {
  for (const { message } of notices) stderr(say`notice: ${printableLines(message, '  ')}\n`);
  for (const { message } of warnings) stderr(say`warning: ${printableLines(message, '  ')}\n`);
}

/** Runs the line up to a verb's stage, tells what it has to tell on standard error, and prints what comes out of it. */
export async function show<T extends Detected>(
  { stage, describe, asJson }: Verb<T>,
  options: Options,
  surroundings: CliSurroundings,
): Promise<void> {
  const { settings, outside } = await openLine(options, surroundings);
  const places = { directory: surroundings.directory, context: settings.context };
  const value = await stage(settings, outside).catch((error: unknown) => {
    throw failureFromHere(error, places);
  });
  tellAside(value, surroundings);
  if (options.writePlan) {
    const { writePlan } = await import('./write-plan.ts');
    const { directory, stderr } = surroundings;
    stderr(say`${writePlan(value, { context: settings.context, directory, force: options.force })}\n`);
  }
  const text =
    options.format === 'json'
      ? printableJson(asJson(value), 2)
      : describe(fromHere(value, places), surroundings.width?.());
  surroundings.stdout(say`${text}\n`);
}

/** Each verb of the line by its name. */
export async function runVerb(
  verb: 'detect' | 'validate' | 'plan',
  options: Options,
  surroundings: CliSurroundings,
): Promise<void> {
  switch (verb) {
    case 'detect':
      return show(detectVerb(options), options, surroundings);
    case 'validate':
      return show(validateVerb, options, surroundings);
    case 'plan': {
      const picture = options.graph ? { describe: await (await import('./graph/plan-picture.ts')).planDrawer() } : {};
      return show({ ...planVerb, ...picture }, options, surroundings);
    }
  }
}
