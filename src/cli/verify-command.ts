import { containerOptions } from '../host/buildkit-container.ts';
import { describeVerdict, differing } from '../app/verify/describe-verdict.ts';
import { runVerifyLine } from '../host/verify.ts';
import { workspaceOf } from '../host/workspace-path.ts';
import type { Options } from '../options/table.ts';
import { printable, printableJson, say } from '../untrusted/printable.ts';
import { buildSurroundings } from './build-surroundings.ts';
import { openLine } from './line-verbs.ts';
import { openProgress } from './progress.ts';
import type { CliSurroundings } from './surroundings.ts';

/**
 * `aipack verify`: progress on standard error, the verdict on standard output.
 * @throws AipackError IMAGE_DIFFERS once that is told
 */
export async function runVerify(image: string, options: Options, surroundings: CliSurroundings): Promise<void> {
  const { stdout, environment, directory } = surroundings;
  const { settings, outside } = await openLine(options, surroundings);
  const progress = openProgress(options, surroundings);
  const container = containerOptions(
    { image: options.buildkitImage, certificates: settings.caCertificates },
    environment,
    workspaceOf(directory, settings.context),
  );
  const around = buildSurroundings(options, surroundings, progress);
  const report = await runVerifyLine(image, settings, outside, { ...options, container }, around).finally(() =>
    progress.close(),
  );
  const short = options.quiet && report.same ? printable(report.digest) : describeVerdict(report);
  stdout(say`${options.format === 'json' ? printableJson(report, 2) : short}\n`);
  const failure = differing(report);
  if (failure !== undefined) throw failure;
}
