import { containerOptions } from '../host/buildkit-container.ts';
import { runBuildLine } from '../host/build.ts';
import { namedOutput, workspaceOf } from '../host/workspace-path.ts';
import { parseCall } from '../options/call.ts';
import type { Options } from '../options/table.ts';
import type { BuildReport } from '../report/build-report.ts';
import { AipackError } from '../schema/errors.ts';
import { printable, printableJson, say, type Printable } from '../untrusted/printable.ts';
import { buildSurroundings } from './build-surroundings.ts';
import { loadedByDefault } from './load-by-default.ts';
import { openLine, type OpenLine } from './line-verbs.ts';
import { describeReport } from './print-report.ts';
import { openProgress } from './progress.ts';
import { standardOutput } from './standard-output.ts';
import type { CliSurroundings } from './surroundings.ts';

/** `aipack build`: progress on standard error, the result on standard output, or there too where the image itself goes there. */
export async function runBuild(given: Options, surroundings: CliSurroundings): Promise<void> {
  const { bytes, stdout, stderr, directory } = surroundings;
  const call = parseCall(given.check ? 'check' : given.call);
  if (given.verify === 'rebuild') throw rebuiltElsewhere();
  const line = await openLine(given, surroundings);
  const options = call === undefined ? await loadedByDefault(given, line, surroundings) : given;
  const { metadataFile } = options;
  const workspace = workspaceOf(directory, line.settings.context);
  const writeMetadata = metadataFile === undefined ? undefined : namedOutput(metadataFile, 'metadata file', workspace);
  const output = bytes === undefined ? undefined : standardOutput(bytes);
  const more = output === undefined ? {} : { toStdout: output.open };
  if (call !== undefined) {
    const { runCall } = await import('./call-command.ts');
    return withBuild(options, line, surroundings, (wishes, around) =>
      runCall(call, line, wishes, { ...around, ...more }, surroundings),
    );
  }
  const signing = options.sign === undefined ? undefined : await import('./sign-pushed.ts');
  const sign = await signing?.signInRun(options, surroundings, workspace);
  const report = await buildLine(options, line, surroundings, more);
  const tell = output?.isTaken() === true ? stderr : stdout;
  tell(say`${printed(report, options, surroundings.width?.())}\n`);
  writeMetadata?.(`${JSON.stringify(report, undefined, 2)}\n`);
  await sign?.(report);
}

function rebuiltElsewhere(): AipackError {
  const hint = 'Build and push it, then `aipack verify IMAGE`.';
  return new AipackError({ code: 'INPUT_INVALID', message: '--verify has no rebuild', hint });
}

/** Builds what the options say, with progress on standard error. */
export function buildLine(
  options: Options,
  line: OpenLine,
  surroundings: CliSurroundings,
  more: Partial<Around> = {},
): Promise<BuildReport> {
  return withBuild(options, line, surroundings, (wishes, around) =>
    runBuildLine(line.settings, line.outside, wishes, { ...around, ...more }),
  );
}

type Around = Parameters<typeof runBuildLine>[3];

async function withBuild<T>(
  options: Options,
  { settings }: OpenLine,
  surroundings: CliSurroundings,
  work: (wishes: Parameters<typeof runBuildLine>[2], around: Around) => Promise<T>,
): Promise<T> {
  const { environment, directory } = surroundings;
  const progress = openProgress(options, surroundings);
  const certificates = settings.caCertificates;
  const workspace = workspaceOf(directory, settings.context);
  const container = containerOptions({ image: options.buildkitImage, certificates }, environment, workspace);
  const wishes = { ...options, builderId: undefined, container };
  return work(wishes, buildSurroundings(options, surroundings, progress)).finally(() => progress.close());
}

function printed(report: BuildReport, options: Options, width: number | undefined): Printable {
  if (options.format === 'json') return printableJson(report, 2);
  return options.quiet ? printable(report.digest ?? report.imageid ?? '') : describeReport(report, width);
}
