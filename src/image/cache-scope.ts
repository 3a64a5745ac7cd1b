import { createHash } from 'node:crypto';

/** What BuildKit is told of a scope: a name that says nothing of the repository, and that no other scope has. */
export function scopeName(repositoryIdentity: string, cacheScope: string): string {
  const hash = createHash('sha256').update(`${repositoryIdentity}\0${cacheScope}`).digest('hex');
  return `aipack-${hash.slice(0, 16)}`;
}

/**
 * A host that steps of a scope know. Which directory a step keeps is no part of what BuildKit finds its result by, so that
 * a result that was made with the directory of one scope would be taken for another's; which hosts it knows is.
 */
export function scopeHost(name: string): { readonly host: string; readonly ip: string } {
  return { host: `${name}.invalid`, ip: '127.0.0.1' };
}
