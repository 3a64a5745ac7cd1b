import { basicAuthorization, isIdentityToken } from '../credentials.ts';
import type { Challenge } from './challenges.ts';
import { RegistryError } from './errors.ts';
import { fetchToken, type TokenOptions } from './token.ts';

/**
 * Answers the challenges of a registry, by a token where that is offered: the value of the Authorization header.
 *
 * @param host that the API of the registry is at
 * @throws RegistryError DENIED where there is nothing to answer with, and as fetchToken
 */
export async function authorize(
  challenges: readonly Challenge[],
  { host, registry }: { readonly host: string; readonly registry: string },
  scope: string,
  options: TokenOptions,
): Promise<string> {
  const { credentials } = options;
  const usable = credentials !== undefined && !isIdentityToken(credentials) && credentials.bearer !== true;
  const takesBasic = usable && challenges.some(({ scheme }) => scheme === 'basic');
  const basic = takesBasic ? basicAuthorization(credentials) : undefined;
  const tokens = challenges.filter(({ scheme }) => scheme === 'bearer');
  if (credentials?.bearer === true && tokens.length > 0) return `Bearer ${credentials.secret}`;
  const offered = tokens.find(({ parameters }) => URL.canParse(parameters.get('realm') ?? ''))?.parameters;
  if (offered === undefined) {
    if (basic !== undefined) return basic;
    throw unanswered(registry, challenges, credentials);
  }
  const [realm = '', service = ''] = ['realm', 'service'].map((name) => offered.get(name));
  try {
    const { token } = await fetchToken({ host, realm, service, scopes: [scope] }, options);
    return `Bearer ${token}`;
  } catch (error) {
    if (basic !== undefined && error instanceof RegistryError && error.code === 'DENIED') return basic;
    throw error;
  }
}

function unanswered(
  registry: string,
  challenges: readonly Challenge[],
  given: TokenOptions['credentials'],
): RegistryError {
  const kinds = challenges.map(({ scheme }) => `${scheme.charAt(0).toUpperCase()}${scheme.slice(1)}`);
  const asks = kinds.length === 0 ? 'unknown' : kinds.join(' or ');
  const have = given === undefined ? 'there are none for it' : 'those for it are of another kind';
  return new RegistryError('DENIED', `${registry} asks for ${asks} credentials, and ${have}`);
}
