import { lookup } from '../../../../untrusted/lookup.ts';
import type { Folder } from '../../../core/folder.ts';
import { asRecord, isRecord } from '../../../core/manifests/document.ts';
import type { PackageJson } from '../package-json.ts';
import type { Addresses, LockedPackage } from './locked.ts';
import { parseJson } from '../../../../untrusted/json.ts';

/** The root package's entry stands at the top of a lock file, so its start is enough; whole ones can have megabytes. */
const HEAD_BYTES = 128 * 1024;
const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/**
 * Whether a package-lock.json was written for the package.json beside it; `npm ci` refuses one that was not.
 * Formats before the second keep no copy of the manifest and count as fitting.
 */
export function lockFileFits(root: Folder, name: string, manifest: PackageJson): boolean {
  const head = root.repository.head(root.sub(name).path, HEAD_BYTES) ?? '';
  const entry = rootEntry(head);
  if (entry === undefined) return true;
  return FIELDS.every((field) => {
    const wanted = asRecord(manifest.get(field));
    const locked = asRecord(entry[field]);
    const names = new Set([...Object.keys(wanted), ...Object.keys(locked)]);
    // A package listed as optional too is moved there, and only there, by npm.
    return [...names].every((key) => lookup(wanted, key) === lookup(locked, key) || isOptional(manifest, entry, key));
  });
}

function isOptional(manifest: PackageJson, entry: Record<string, unknown>, name: string): boolean {
  return [manifest.get('optionalDependencies'), entry.optionalDependencies].every((names) =>
    Object.hasOwn(asRecord(names), name),
  );
}

/** The object after `"packages": { "": `, cut out by its braces. */
function rootEntry(head: string): Record<string, unknown> | undefined {
  const start = /"packages"\s*:\s*\{\s*""\s*:\s*\{/.exec(head);
  if (start === null) return undefined;
  const from = start.index + start[0].length - 1;
  let depth = 0;
  for (const piece of head.slice(from).matchAll(/"(?:\\[\s\S]|[^"\\])*"?|[{}]/g)) {
    if (piece[0] === '{') depth++;
    else if (piece[0] === '}' && --depth === 0) return parsed(head.slice(from, from + piece.index + 1));
  }
  return undefined;
}

function parsed(text: string): Record<string, unknown> | undefined {
  const value = parseJson(text);
  return isRecord(value) ? value : undefined;
}

/** The programs of an entry, by the object that npm makes of each way to name them. */
function binsIn(entry: string): readonly string[] {
  const start = entry.indexOf('\n      "bin": {');
  if (start < 0) return [];
  const block = entry.slice(start, entry.indexOf('}', start));
  return [...block.matchAll(/^ {8}"([^"\n]+)":/gm)].map(([, name = '']) => name);
}

const ENTRY = /^ {4}"(?<path>[^"\n]+)": \{$/gm;
const ENTRY_END = '\n    }';
const MODULES = 'node_modules/';

/** Reads entries by their indentation, as npm writes them: parsing megabytes would cost more than the rest of detection. */
export function* npmLocked(lock: string): Generator<LockedPackage> {
  for (const match of lock.matchAll(ENTRY)) {
    const path = match.groups?.path ?? '';
    const modules = path.lastIndexOf(MODULES);
    if (modules < 0) continue;
    const start = match.index + match[0].length;
    const end = lock.indexOf(ENTRY_END, start);
    const entry = lock.slice(start, end < 0 ? undefined : end);
    yield {
      name: path.slice(modules + MODULES.length),
      development: entry.includes('\n      "dev": true'),
      machine: entry.includes('\n      "cpu": ['),
      scripts: entry.includes('\n      "hasInstallScript": true'),
      bins: binsIn(entry),
    };
  }
}

const ASKED = /^ *"(?!(?:resolved|url|funding|homepage|license)")[^"\n]{1,214}": "https?:/m;
const RESOLVED = /"resolved": "https?:\/\/(?!registry\.npmjs\.org\/)([^/"\n]{1,253})\//g;

/** The addresses in a lock file, as npm writes them. */
export function npmAddresses(lock: string): Addresses {
  const hosts = new Set([...lock.matchAll(RESOLVED)].map(([, host = '']) => host));
  return { url: ASKED.test(lock), hosts: [...hosts] };
}
