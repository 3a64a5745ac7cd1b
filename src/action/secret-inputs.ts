import * as core from '@actions/core';
import { readSecretInput } from '../options/read-inputs.ts';
import { parseSecretPairs, type SecretSpec } from '../options/secrets.ts';
import type { SecretListName } from '../options/table.ts';
import * as log from './log.ts';
import { masksOf } from './masks.ts';

/** Values, variables and files, by the three inputs that docker/build-push-action has for them. */
const SOURCES: Readonly<Record<SecretListName, (value: string) => SecretSpec['from']>> = {
  secrets: (value) => ({ value }),
  'secret-envs': (variable) => ({ variable }),
  'secret-files': (file) => ({ file }),
};

/**
 * Reads the inputs that hold secrets, and hides their values from the log. It comes before all else that could print them.
 * @throws AipackError INPUT_INVALID, which tells nothing of a value
 */
export function readSecrets(environment: NodeJS.ProcessEnv, directory: string): readonly SecretSpec[] {
  for (const input of ['github-token', 'password', 'assist-api-key']) log.mask(core.getInput(input));
  const secrets = (['secrets', 'secret-envs', 'secret-files'] as const).flatMap((input) => {
    const items = readSecretInput(input, core.getInput);
    return parseSecretPairs(items, `The input ${input}`, SOURCES[input], (message) => log.warning(log.told(message)));
  });
  for (const value of masksOf(secrets, environment, directory)) log.mask(value);
  return secrets;
}
