import { checkFailed } from '../app/call-dockerfile.ts';
import { runCallLine } from '../host/call.ts';
import type { Call } from '../options/call.ts';
import * as log from './log.ts';
import type { ModeRun } from './mode-run.ts';
import type { OpenLine } from './open-line.ts';

/**
 * Input `call`: what the frontend says goes to the log, and what a check found to its lines as well.
 * @throws AipackError CHECK_FAILED once that is told
 */
export async function callAndReport(
  call: Call,
  { inputs, progress, settings }: ModeRun,
  { around, container, outside }: OpenLine,
): Promise<void> {
  const wishes = { ...inputs, builderId: undefined, container };
  const answer = await runCallLine(call, settings, outside, wishes, around);
  progress.close();
  for (const { location, message } of answer.warnings) log.warning(log.told(message), location);
  log.info(log.told(answer.text));
  if (answer.failed) throw checkFailed(answer);
}
