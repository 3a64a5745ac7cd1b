import { credentialsOf } from '../host/docker-config.ts';
import { openSigning } from '../host/sign.ts';
import type { Workspace } from '../host/workspace-path.ts';
import type { Options } from '../options/table.ts';
import type { BuildReport } from '../report/build-report.ts';
import { printable, say } from '../untrusted/printable.ts';
import type { CliSurroundings } from './surroundings.ts';

/**
 * Makes ready to sign what a build pushes.
 * @throws AipackError INPUT_INVALID where nothing could be signed so
 */
export async function readyToSign(
  how: string,
  options: Options,
  { environment, signal, stderr }: CliSurroundings,
  workspace: Workspace,
): Promise<(report: BuildReport) => Promise<void>> {
  const sign = await openSigning(how, options, { environment, signal, workspace });
  // What is to be warned of there, the build has said.
  const credentials = credentialsOf({ environment, onWarning: () => undefined });
  return async (report) => {
    const { insecureRegistries, quiet } = options;
    const signed = await sign(report, { credentials, insecureRegistries, signal });
    if (quiet) return;
    for (const { predicateType, subject } of signed) stderr(say`signed: ${printable(`${subject} ${predicateType}`)}\n`);
  };
}
