import { credentialsOf } from '../host/docker-config.ts';
import { readyToSign, type SignBuild } from '../host/ready-to-sign.ts';
import { workspaceOf } from '../host/workspace-path.ts';
import * as log from './log.ts';
import type { ModeRun } from './mode-run.ts';
import type { OpenLine } from './open-line.ts';

/** As {@link readyToSign}, in a step. */
export function signInStep({ inputs, settings, surroundings }: ModeRun, { around }: OpenLine): Promise<SignBuild> {
  const workspace = workspaceOf(surroundings.directory, settings.context, true);
  const { environment, signal } = around;
  return readyToSign(inputs, { environment, signal, workspace }, () => credentialsOf(around), log.info);
}
