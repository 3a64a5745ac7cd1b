import { join } from 'node:path';
import { containerOptions } from '../host/buildkit-container.ts';
import { runBuildLine } from '../host/build.ts';
import { cacheFolder } from '../host/cache-folder.ts';
import { namedOutput, workspaceOf } from '../host/workspace-path.ts';
import type { Options } from '../options/table.ts';
import type { BuildReport } from '../report/build-report.ts';
import { printable, printableJson, printableLines, say, type Printable } from '../untrusted/printable.ts';
import { openLine } from './line-verbs.ts';
import { describeReport } from './print-report.ts';
import { openProgress } from './progress.ts';
import type { CliSurroundings } from './surroundings.ts';

/** `aipack build`: progress on standard error, the result on standard output. */
export async function runBuild(options: Options, surroundings: CliSurroundings): Promise<void> {
  const { stdout, environment, signal, directory } = surroundings;
  const line = openLine(options, surroundings);
  const progress = openProgress(options, surroundings);
  const workspace = workspaceOf(directory, line.settings.context);
  const { metadataFile } = options;
  const writeMetadata = metadataFile === undefined ? undefined : namedOutput(metadataFile, 'metadata file', workspace);
  const container = containerOptions({ image: options.buildkitImage }, environment, workspace);
  const wishes = { ...options, builderId: undefined, container };
  const report = await runBuildLine(line.settings, line.outside, wishes, {
    environment,
    directory,
    signal,
    onNotice: (message) => options.quiet || progress.note(say`notice: ${printableLines(message, '  ')}`),
    onWait: (message) => options.quiet || progress.note(printable(message)),
    onWarning: (message) => progress.note(say`warning: ${printableLines(message, '  ')}`),
    onProgress: (changes) => progress.show(changes),
    packages: { folder: join(cacheFolder(environment), 'packages'), lasting: true },
  }).finally(() => progress.close());
  writeMetadata?.(`${JSON.stringify(report, undefined, 2)}\n`);
  stdout(say`${printed(report, options)}\n`);
}

function printed(report: BuildReport, options: Options): Printable {
  if (options.format === 'json') return printableJson(report, 2);
  return options.quiet ? printable(report.digest ?? '') : describeReport(report);
}
