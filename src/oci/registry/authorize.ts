import { basicAuthorization, isIdentityToken } from '../credentials.ts';
import { fetchToken, type TokenOptions } from './token.ts';

/**
 * Answers a `WWW-Authenticate` challenge: the value of the Authorization header, or undefined where there is nothing
 * to answer with.
 *
 * @param host of the registry
 * @throws RegistryError as fetchToken
 */
export async function authorize(
  challenge: string,
  host: string,
  scope: string,
  options: TokenOptions,
): Promise<string | undefined> {
  const { credentials } = options;
  const [scheme = '', parameters = ''] = splitOnce(challenge, ' ');
  if (scheme.toLowerCase() === 'basic') {
    return credentials === undefined || isIdentityToken(credentials) ? undefined : basicAuthorization(credentials);
  }
  if (scheme.toLowerCase() !== 'bearer') return undefined;
  const { realm = '', service = '' } = parseParameters(parameters);
  if (!URL.canParse(realm)) return undefined;
  const { token } = await fetchToken({ host, realm, service, scopes: [scope] }, options);
  return `Bearer ${token}`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function parseParameters(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(/\b(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
}
