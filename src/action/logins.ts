import * as core from '@actions/core';
import { type CredentialsProvider, dockerConfigAuth } from '../oci/index.ts';
import * as log from './log.ts';

/**
 * The accounts that the step gives, as docker/login-action takes them, their passwords hidden from the log.
 * @throws AipackError INPUT_INVALID
 */
export async function readLogins(): Promise<CredentialsProvider> {
  const { parseLogins } = await import('../options/logins.ts');
  const logins = parseLogins(
    {
      registry: core.getInput('registry'),
      username: core.getInput('username'),
      password: core.getInput('password'),
      registryAuth: core.getInput('registry-auth'),
    },
    log.mask,
  );
  const auths = logins.map(({ password, registry, scope, username }) => {
    const key = scope === '' ? registry : `${registry}/${scope}`;
    return [key, { username, password }] as const;
  });
  return dockerConfigAuth({ auths: Object.fromEntries(auths) }, async () => undefined);
}
