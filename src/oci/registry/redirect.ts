import type { Answer } from '../../untrusted/answer.ts';
import { RegistryError } from './errors.ts';

/**
 * Where an answer sends a reader on to, or undefined where it doesn't. Only a registry that is itself spoken to without
 * TLS may send anybody to a place without it.
 * @param protocol of the registry
 * @throws RegistryError PROTOCOL
 */
export function redirection(response: Answer, from: URL, protocol: string): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const location = response.headers.get('location');
  const to = location === null ? null : URL.parse(location, from.href);
  if (to === null) throw new RegistryError('PROTOCOL', `${from.host} redirects to nowhere`);
  if (to.protocol === 'https:' || (to.protocol === 'http:' && protocol === 'http:')) return to;
  throw new RegistryError('PROTOCOL', `${from.host} redirects to ${to.protocol}//${to.host}, which is not encrypted`);
}
