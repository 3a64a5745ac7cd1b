import { describeVerdict, differing } from '../app/verify/describe-verdict.ts';
import { runVerifyLine } from '../host/verify.ts';
import { isPublished, type BuildReport } from '../report/build-report.ts';
import type { OpenLine } from './open-line.ts';
import * as log from './log.ts';
import type { ModeRun } from './mode-run.ts';

/**
 * Builds what was pushed again.
 * @throws AipackError IMAGE_DIFFERS once that is told
 */
export async function verifyAgain(
  { inputs, progress, settings }: ModeRun,
  { around, container, outside, release }: OpenLine,
  report: BuildReport,
): Promise<void> {
  const { digest = '', tags } = report;
  const name = tags.find((tag) => isPublished(report, tag)) ?? '';
  // What was pushed by digest is called by it already.
  const image = name.includes('@') ? name : `${name}@${digest}`;
  const verdict = await runVerifyLine(image, settings, outside, { ...inputs, container, release }, around);
  progress.close();
  log.info(describeVerdict(verdict));
  const failure = differing(verdict);
  if (failure !== undefined) throw failure;
}
