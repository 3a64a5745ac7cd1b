import { checkFailed } from '../app/call-dockerfile.ts';
import type { BuildSurroundings, BuildWishes } from '../host/build-wishes.ts';
import { runCallLine } from '../host/call.ts';
import type { Call } from '../options/call.ts';
import { printableLines, say } from '../untrusted/printable.ts';
import type { OpenLine } from './line-verbs.ts';
import type { CliSurroundings } from './surroundings.ts';

/**
 * `aipack build --call`: what the frontend says, on standard output.
 * @throws AipackError CHECK_FAILED once that is told
 */
export async function runCall(
  call: Call,
  { outside, settings }: OpenLine,
  wishes: BuildWishes,
  around: BuildSurroundings,
  { stdout }: CliSurroundings,
): Promise<void> {
  const answer = await runCallLine(call, settings, outside, wishes, around);
  stdout(say`${printableLines(answer.text)}\n`);
  if (answer.failed) throw checkFailed(answer);
}
