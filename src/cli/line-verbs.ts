import { join } from 'node:path';
import { cacheFolder } from '../host/cache-folder.ts';
import { cacheScopeOf } from '../host/cache-scope.ts';
import { explainText } from '../detect/explain.ts';
import { openOutside, type HostOutside } from '../host/outside.ts';
import { resolveSettings, type RawSettings } from '../host/settings.ts';
import {
  changedStage,
  detectStage,
  planStage,
  validateStage,
  type Detected,
  type LineOutside,
  type Planned,
  type Validated,
} from '../app/line.ts';
import { readList } from '../options/list.ts';
import { serviceMatrix } from '../app/service-matrix.ts';
import { parseSecrets, parseSsh } from '../options/secrets.ts';
import type { LineSettings } from '../app/settings.ts';
import { OVERRIDE_FIELDS, type OverrideField } from '../options/override-fields.ts';
import { DirectoryStore } from '../wolfi/index.ts';
import { printableJson, printableLines, say, type Printable } from '../untrusted/printable.ts';
import { listFrom } from './environment.ts';
import type { DetectOptions, LineOptions } from './options.ts';
import { describeDetected, describePlanned, describeValidated } from './print.ts';
import type { CliSurroundings } from './surroundings.ts';

export interface OpenLine {
  readonly settings: LineSettings;
  readonly outside: HostOutside;
}

/** Options and environment as settings, with the real outside around them. */
export function openLine(context: string, options: LineOptions, surroundings: CliSurroundings): OpenLine {
  const { environment, directory, signal, interrupts, stderr } = surroundings;
  const baseImage = options.baseImage ?? environment.AIPACK_BASE_IMAGE;
  const caFile = options.caFile ?? environment.AIPACK_CA_FILE;
  const cacheScope = cacheScopeOf(environment, options.buildkit);
  const settings = resolveSettings(
    {
      context,
      platforms: options.platform.flatMap((text) => readList(text, '--platform', { commas: 'separate' })),
      packageRepositories: listFrom(options.packageRepository, environment.AIPACK_PACKAGE_REPOSITORIES),
      packageKeys: listFrom(options.packageKey, environment.AIPACK_PACKAGE_KEYS),
      allowUntrusted: options.allowUntrusted,
      labels: options.label,
      overrides: overrideFlags(options),
      secrets: parseSecrets(options.secret, '--secret'),
      ssh: parseSsh(options.ssh, '--ssh', environment.SSH_AUTH_SOCK),
      lock: options.lock === false ? 'ignore' : options.locked === true ? 'require' : 'honour',
      failOnStale: options.failOnStale,
      ...(options.maxPackageAge === undefined ? {} : { maxPackageAge: options.maxPackageAge }),
      ...(baseImage === undefined ? {} : { baseImage }),
      ...(cacheScope === undefined ? {} : { cacheScope }),
      ...(caFile === undefined ? {} : { caFile }),
      ...(options.service === undefined ? {} : { service: options.service }),
      ...(options.spec === undefined ? {} : { spec: options.spec }),
    },
    directory,
  );
  const outside = openOutside(settings, {
    environment,
    store: new DirectoryStore(join(cacheFolder(environment), 'wolfi')),
    signal,
    ...(interrupts === undefined ? {} : { interrupts }),
    onWarning: (message) => stderr(say`warning: ${printableLines(message, '  ')}\n`),
  });
  return { settings, outside };
}

/** Flags of single fields, as `--start-command`. */
function overrideFlags(options: LineOptions): RawSettings['overrides'] {
  const given: Readonly<Record<OverrideField, string | readonly string[] | undefined>> = {
    'project-name': options.projectName,
    'build-packages': options.buildPackages,
    'runtime-packages': options.runtimePackages,
    'build-commands': options.buildCommands,
    'build-env': options.buildEnv,
    'runtime-env': options.runtimeEnv,
    'start-command': options.startCommand,
    port: options.port,
    health: options.health,
  };
  return OVERRIDE_FIELDS.map((field) => ({ field, value: given[field] ?? '', source: `--${field}` }));
}

interface Verb<T extends Detected> {
  readonly stage: (settings: LineSettings, outside: LineOutside) => Promise<T>;
  readonly describe: (value: T) => Printable;
  readonly asJson: (value: T) => unknown;
  readonly warnings?: (value: T) => readonly { readonly message: string }[];
}

function detectVerb({ changedSince, explain, matrix }: DetectOptions): Verb<Detected> {
  return {
    stage: changedSince === undefined ? detectStage : (...line) => changedStage(...line, changedSince),
    describe: matrix ? ({ builds }) => printableJson(serviceMatrix(builds)) : explain ? explainText : describeDetected,
    asJson: ({ builds }) => (matrix ? serviceMatrix(builds) : builds.length === 1 ? builds[0] : builds),
  };
}
const validateVerb: Verb<Validated> = {
  stage: validateStage,
  describe: describeValidated,
  asJson: ({ pinned }) => pinned,
  warnings: ({ warnings }) => warnings,
};
const planVerb: Verb<Planned> = {
  stage: planStage,
  describe: describePlanned,
  asJson: ({ plans }) => plans,
  warnings: ({ warnings }) => warnings,
};

async function show<T extends Detected>(
  { stage, describe, asJson, warnings }: Verb<T>,
  context: string,
  options: LineOptions,
  surroundings: CliSurroundings,
): Promise<void> {
  const { settings, outside } = openLine(context, options, surroundings);
  const value = await stage(settings, outside);
  for (const notice of value.notices) surroundings.stderr(say`notice: ${printableLines(notice.message, '  ')}\n`);
  for (const warning of warnings?.(value) ?? [])
    surroundings.stderr(say`warning: ${printableLines(warning.message, '  ')}\n`);
  const text = options.format === 'json' ? printableJson(asJson(value), 2) : describe(value);
  surroundings.stdout(say`${text}\n`);
}

/** Runs the line up to a verb's stage and prints what comes out of it. */
export async function runVerb(
  verb: 'detect' | 'validate' | 'plan',
  context: string,
  options: DetectOptions,
  surroundings: CliSurroundings,
): Promise<void> {
  switch (verb) {
    case 'detect':
      return show(detectVerb(options), context, options, surroundings);
    case 'validate':
      return show(validateVerb, context, options, surroundings);
    case 'plan':
      return show(planVerb, context, options, surroundings);
  }
}
