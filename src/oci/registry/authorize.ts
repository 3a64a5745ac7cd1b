import { basicAuthorization, isIdentityToken } from '../credentials.ts';
import type { Challenge } from './challenges.ts';
import { RegistryError } from './errors.ts';
import { fetchToken, type TokenOptions } from './token.ts';

/**
 * Answers the challenges of a registry, by a token where that is offered: the value of the Authorization header, or undefined where
 * there is nothing to answer with.
 *
 * @param host of the registry
 * @throws RegistryError as fetchToken
 */
export async function authorize(
  challenges: readonly Challenge[],
  host: string,
  scope: string,
  options: TokenOptions,
): Promise<string | undefined> {
  const { credentials } = options;
  const usable = credentials !== undefined && !isIdentityToken(credentials) && credentials.bearer !== true;
  const takesBasic = usable && challenges.some(({ scheme }) => scheme === 'basic');
  const basic = takesBasic ? basicAuthorization(credentials) : undefined;
  const tokens = challenges.filter(({ scheme }) => scheme === 'bearer');
  if (credentials?.bearer === true && tokens.length > 0) return `Bearer ${credentials.secret}`;
  const { realm = '', service = '' } =
    tokens.find(({ parameters }) => URL.canParse(parameters.realm ?? ''))?.parameters ?? {};
  if (realm === '') return basic;
  try {
    const { token } = await fetchToken({ host, realm, service, scopes: [scope] }, options);
    return `Bearer ${token}`;
  } catch (error) {
    if (basic !== undefined && error instanceof RegistryError && error.code === 'DENIED') return basic;
    throw error;
  }
}
