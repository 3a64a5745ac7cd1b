import type { Component } from './types.ts';

/** Kinds whose names the specification of package URLs has in small letters. */
const LOWERED: ReadonlySet<string> = new Set(['composer', 'golang', 'hex']);

/** A component's name among all components there are: `pkg:npm/%40scope/name@1.0.0`. */
export function purl({ kind, name, namespace, qualifiers, version }: Component): string {
  const path = [...(namespace?.split('/') ?? []), name]
    .filter((part) => part !== '')
    .map(encode)
    .join('/');
  const query = Object.entries(qualifiers ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${encode(value)}`)
    .join('&');
  const named = LOWERED.has(kind) ? path.toLowerCase() : path;
  return `pkg:${kind}/${named}${version === '' ? '' : `@${encode(version)}`}${query === '' ? '' : `?${query}`}`;
}

/** Everything but letters, digits, `.-_~` and the colon. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}
