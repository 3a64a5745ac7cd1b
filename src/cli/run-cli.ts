import { Command, CommanderError } from 'commander';
import { join } from 'node:path';
import { cacheFolder } from '../host/cache-folder.ts';
import { openOutside } from '../host/outside.ts';
import { resolveSettings } from '../host/settings.ts';
import { TOOL_VERSION } from '../host/version.ts';
import { detectStage, planStage, validateStage, type Detected, type LineOutside } from '../pipeline/line.ts';
import { parseSecrets, parseSsh } from '../pipeline/secrets.ts';
import type { LineSettings } from '../pipeline/settings.ts';
import { DirectoryStore } from '../wolfi/index.ts';
import { runBuild } from './build-command.ts';
import { exitCodeOf, explain } from './failure.ts';
import { lineCommand, withBuildOptions, type BuildOptions, type LineOptions } from './options.ts';
import { describeDetected, describePlanned, describeValidated } from './print.ts';

/** What the command reads from and writes to. */
export interface CliSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly directory: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Runs `aipack` with the given arguments and returns its exit code. */
export async function runCli(args: readonly string[], surroundings: CliSurroundings): Promise<number> {
  const { stdout, stderr } = surroundings;
  const program = new Command('aipack')
    .description('Builds a small, attested container image from a repository that has no Dockerfile.')
    .version(TOOL_VERSION)
    .exitOverride()
    .configureOutput({ writeOut: stdout, writeErr: stderr });
  const stages = [
    lineCommand('detect', 'Tells what the repository is, how it would be built, and why').action(
      verb(surroundings, detectStage, describeDetected, ({ builds }) => (builds.length === 1 ? builds[0] : builds)),
    ),
    lineCommand('validate', 'Checks the build against the package index and pins every package').action(
      verb(surroundings, validateStage, describeValidated, ({ pinned }) => pinned),
    ),
    lineCommand('plan', 'Shows every step of the build and the configuration of the image').action(
      verb(surroundings, planStage, describePlanned, ({ plans }) => plans),
    ),
    withBuildOptions(lineCommand('build', 'Builds the image')).action((context: string, options: BuildOptions) =>
      runBuild(openLine(context, options, surroundings), options, surroundings),
    ),
  ];
  for (const stage of stages) program.addCommand(stage.copyInheritedSettings(program));
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    stderr(`${explain(error, surroundings.signal)}\n`);
    return exitCodeOf(error, surroundings.signal);
  }
}

export interface OpenLine {
  readonly settings: LineSettings;
  readonly outside: LineOutside;
}

/** Options and environment as settings, with the real outside around them. */
function openLine(context: string, options: LineOptions, surroundings: CliSurroundings): OpenLine {
  const { environment, directory, signal, stderr } = surroundings;
  const baseImage = options.baseImage ?? environment.AIPACK_BASE_IMAGE;
  const caFile = options.caFile ?? environment.AIPACK_CA_FILE;
  const settings = resolveSettings(
    {
      context,
      platforms: options.platform,
      packageRepositories: orElse(options.packageRepository, environment.AIPACK_PACKAGE_REPOSITORIES),
      packageKeys: orElse(options.packageKey, environment.AIPACK_PACKAGE_KEYS),
      allowUntrusted: options.allowUntrusted,
      labels: options.label,
      secrets: parseSecrets(options.secret),
      ssh: parseSsh(options.ssh, environment.SSH_AUTH_SOCK),
      ...(baseImage === undefined ? {} : { baseImage }),
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
    onWarning: (message) => stderr(`warning: ${message}\n`),
  });
  return { settings, outside };
}

function orElse(given: readonly string[], variable: string | undefined): readonly string[] {
  return given.length > 0 ? given : (variable ?? '').split(/[\s,]+/).filter((part) => part !== '');
}

/** A verb that runs one stage and prints what comes out of it. */
function verb<T extends Detected>(
  surroundings: CliSurroundings,
  stage: (settings: LineSettings, outside: LineOutside) => Promise<T>,
  describe: (value: T) => string,
  asJson: (value: T) => unknown,
): (context: string, options: LineOptions) => Promise<void> {
  return async (context, options) => {
    const { settings, outside } = openLine(context, options, surroundings);
    const value = await stage(settings, outside);
    for (const notice of value.notices) surroundings.stderr(`notice: ${notice.message}\n`);
    const text = options.format === 'json' ? JSON.stringify(asJson(value), undefined, 2) : describe(value);
    surroundings.stdout(`${text}\n`);
  };
}
