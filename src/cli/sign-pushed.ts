import { credentialsOf } from '../host/docker-config.ts';
import { readyToSign, type SignBuild } from '../host/ready-to-sign.ts';
import type { Workspace } from '../host/workspace-path.ts';
import type { CredentialsProvider } from '../oci/index.ts';
import type { Options } from '../options/table.ts';
import { say } from '../untrusted/printable.ts';
import type { CliSurroundings } from './surroundings.ts';

/** As {@link readyToSign}, in a run of the command. */
export function signInRun(
  options: Options,
  { environment, signal, stderr }: CliSurroundings,
  workspace: Workspace,
): Promise<SignBuild> {
  const places = { environment, signal, workspace };
  // What is to be warned of there, the build has said.
  const credentials = (): CredentialsProvider => credentialsOf({ environment, onWarning: () => undefined });
  return readyToSign(options, places, credentials, (line) => {
    if (!options.quiet) stderr(say`${line}\n`);
  });
}
