import type { BuildSurroundings } from '../host/build-wishes.ts';
import { credentialsOf } from '../host/docker-config.ts';
import { openSigning } from '../host/sign.ts';
import type { Workspace } from '../host/workspace-path.ts';
import type { Options } from '../options/table.ts';
import type { BuildReport } from '../report/build-report.ts';
import { printable, type Printable } from '../untrusted/printable.ts';

/**
 * Makes ready to sign what a build pushes.
 * @throws AipackError INPUT_INVALID where nothing could be signed so
 */
export async function readyToSign(
  how: string,
  options: Options,
  around: BuildSurroundings,
  workspace: Workspace,
): Promise<(report: BuildReport) => Promise<readonly Printable[]>> {
  const { environment, signal } = around;
  const sign = await openSigning(how, options, { environment, signal, workspace });
  return async (report) => {
    const { insecureRegistries } = options;
    const signed = await sign(report, { credentials: credentialsOf(around), insecureRegistries, signal });
    return signed.map(({ predicateType, subject }) => printable(`${subject} ${predicateType}`));
  };
}
