import { describeVerdict, differing } from '../app/verify/describe-verdict.ts';
import { runVerifyLine } from '../host/verify.ts';
import type { BuildReport } from '../report/build-report.ts';
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
  { digest, tags }: BuildReport,
): Promise<void> {
  const verdict = await runVerifyLine(
    `${tags[0]}@${digest}`,
    settings,
    outside,
    { ...inputs, container, release },
    around,
  );
  progress.close();
  log.info(describeVerdict(verdict));
  const failure = differing(verdict);
  if (failure !== undefined) throw failure;
}
