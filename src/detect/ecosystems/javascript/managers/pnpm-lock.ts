import type { LockedPackage } from './locked.ts';

const ENTRY = /^ {2}(?:'(?<quoted>[^'\n]+)'|(?<plain>[^\s'#][^\n]*)):$/gm;

/** The part of a pnpm-lock.yaml that says what each package is. Names come as `/NAME@VERSION`, `NAME@VERSION` or `/NAME/VERSION`. */
export function* pnpmLocked(lock: string): Generator<LockedPackage> {
  const start = lock.indexOf('\npackages:\n');
  if (start < 0) return;
  const end = lock.indexOf('\nsnapshots:\n', start);
  const packages = lock.slice(start + '\npackages:\n'.length, end < 0 ? undefined : end);
  const entries = [...packages.matchAll(ENTRY)];
  for (const [index, match] of entries.entries()) {
    const body = packages.slice(match.index + match[0].length, entries[index + 1]?.index);
    yield {
      name: nameOf(match.groups?.quoted ?? match.groups?.plain ?? ''),
      development: body.includes('\n    dev: true'),
      machine: body.includes('\n    cpu:'),
      scripts: body.includes('\n    requiresBuild: true') || undefined,
      // The file says that there are some, and not what they are called.
      bins: body.includes('\n    hasBin: true') ? undefined : [],
    };
  }
}

function nameOf(key: string): string {
  const path = key.startsWith('/') ? key.slice(1) : key;
  const at = path.indexOf('@', 1);
  if (at > 0) return path.slice(0, at);
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}
