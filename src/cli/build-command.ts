import { containerOptions } from '../host/buildkit-container.ts';
import { runBuildLine } from '../host/build.ts';
import { namedOutput, workspaceOf } from '../host/workspace-path.ts';
import { parseCall } from '../options/call.ts';
import type { Options } from '../options/table.ts';
import type { BuildReport } from '../report/build-report.ts';
import { AipackError } from '../schema/errors.ts';
import { printable, printableJson, say, type Printable } from '../untrusted/printable.ts';
import { buildSurroundings } from './build-surroundings.ts';
import { openLine } from './line-verbs.ts';
import { describeReport } from './print-report.ts';
import { openProgress } from './progress.ts';
import { standardOutput } from './standard-output.ts';
import type { CliSurroundings } from './surroundings.ts';

/** `aipack build`: progress on standard error, the result on standard output, or there too where the image itself goes there. */
export async function runBuild(options: Options, surroundings: CliSurroundings): Promise<void> {
  const { bytes, stdout, stderr, environment, directory } = surroundings;
  const call = parseCall(options.check ? 'check' : options.call);
  if (options.verify === 'rebuild') throw rebuiltElsewhere();
  const line = await openLine(options, surroundings);
  const progress = openProgress(options, surroundings);
  const workspace = workspaceOf(directory, line.settings.context);
  const { metadataFile } = options;
  const writeMetadata = metadataFile === undefined ? undefined : namedOutput(metadataFile, 'metadata file', workspace);
  const certificates = line.settings.caCertificates;
  const container = containerOptions({ image: options.buildkitImage, certificates }, environment, workspace);
  const wishes = { ...options, builderId: undefined, container };
  const output = bytes === undefined ? undefined : standardOutput(bytes);
  const around = {
    ...buildSurroundings(options, surroundings, progress),
    ...(output === undefined ? {} : { toStdout: output.open }),
  };
  if (call !== undefined) {
    const { runCall } = await import('./call-command.ts');
    return runCall(call, line, wishes, around, surroundings).finally(() => progress.close());
  }
  const sign =
    options.sign === undefined
      ? undefined
      : await (await import('./sign-pushed.ts')).readyToSign(options.sign, options, around, workspace);
  const report = await runBuildLine(line.settings, line.outside, wishes, around).finally(() => progress.close());
  const tell = output?.isTaken() === true ? stderr : stdout;
  tell(say`${printed(report, options)}\n`);
  writeMetadata?.(`${JSON.stringify(report, undefined, 2)}\n`);
  for (const line of (await sign?.(report)) ?? []) if (!options.quiet) stderr(say`signed: ${line}\n`);
}

function rebuiltElsewhere(): AipackError {
  const hint = 'Build and push it, then `aipack verify IMAGE`.';
  return new AipackError({ code: 'INPUT_INVALID', message: '--verify has no rebuild', hint });
}

function printed(report: BuildReport, options: Options): Printable {
  if (options.format === 'json') return printableJson(report, 2);
  return options.quiet ? printable(report.digest ?? '') : describeReport(report);
}
