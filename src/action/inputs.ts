import * as core from '@actions/core';
import { givenSettings } from '../host/given-settings.ts';
import type { RawSettings } from '../host/settings.ts';
import { readActionInputs } from '../options/read-inputs.ts';
import { parseSsh, type SecretSpec } from '../options/secrets.ts';
import type { Options } from '../options/table.ts';
import { gitToken, withDefaultContext } from './default-context.ts';

export interface ActionInputs extends Options {
  readonly settings: RawSettings;
  /** Renew the lock file before building. */
  readonly updateLock: boolean;
}

/**
 * Reads the inputs of the step.
 * @throws AipackError for a switch that is neither true nor false, or a list that can't be read.
 */
export function readInputs(
  environment: NodeJS.ProcessEnv,
  secrets: readonly SecretSpec[],
  directory: string,
): ActionInputs {
  const options = withDefaultContext(readActionInputs(core.getInput), environment, directory);
  const settings = givenSettings(options, {
    environment,
    secrets: [...secrets, ...gitToken(options, environment, secrets)],
    ssh: parseSsh(options.ssh, 'The input ssh', environment.SSH_AUTH_SOCK),
    sourceOf: (field) => `input ${field}`,
  });
  return { ...options, settings, updateLock: options.lock === 'update' };
}
