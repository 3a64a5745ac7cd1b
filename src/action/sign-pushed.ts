import { credentialsOf } from '../host/docker-config.ts';
import { openSigning } from '../host/sign.ts';
import { workspaceOf } from '../host/workspace-path.ts';
import type { BuildReport } from '../report/build-report.ts';
import { printable, say } from '../untrusted/printable.ts';
import * as log from './log.ts';
import type { ModeRun } from './mode-run.ts';
import type { OpenLine } from './open-line.ts';

/**
 * Makes ready to sign what a build pushes.
 * @throws AipackError INPUT_INVALID where nothing could be signed so
 */
export async function readyToSign(
  { inputs, settings, surroundings }: ModeRun,
  { around }: OpenLine,
): Promise<(report: BuildReport) => Promise<void>> {
  const workspace = workspaceOf(surroundings.directory, settings.context, true);
  const { environment, signal } = around;
  const sign = await openSigning(inputs.sign ?? '', inputs, { environment, signal, workspace });
  return async (report) => {
    const { insecureRegistries } = inputs;
    const signed = await sign(report, { credentials: credentialsOf(around), insecureRegistries, signal });
    for (const { predicateType, subject } of signed) log.info(say`signed: ${printable(`${subject} ${predicateType}`)}`);
  };
}
