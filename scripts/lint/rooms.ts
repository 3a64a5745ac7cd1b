// rooms.json says which folder of src may know which other: for this rule, and for test/unit/architecture/rooms.test.ts.
import type { Rule } from 'eslint';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export interface Table {
  /** Rooms that every other one may import. */
  readonly base: readonly string[];
  /** What each may import of ours, besides itself and the base. ARCHITECTURE.md says why. */
  readonly rooms: Readonly<Record<string, readonly string[]>>;
  /** Rooms that are entered through their index.ts only. */
  readonly closed: readonly string[];
  /** Rooms that get what is outside of the program as parameters. */
  readonly inner: readonly string[];
  readonly outside: readonly string[];
  /** Which rooms may know packages whose names start so. */
  readonly toolkits: Readonly<Record<string, readonly string[]>>;
}

const root = join(import.meta.dirname, '../..');
export const table = JSON.parse(readFileSync(join(import.meta.dirname, 'rooms.json'), 'utf8')) as Table;

const roomOf = (path: string): string => path.split('/')[1] ?? '';
const slashed = (path: string): string => path.split(sep).join('/');

/**
 * What is wrong with an import; undefined where nothing is.
 * @param file path from the project's root, with slashes
 */
export function offence(file: string, specifier: string): string | undefined {
  const from = roomOf(file);
  const known = table.rooms[from];
  if (known === undefined) return `The folder src/${from} has no rule in scripts/lint/rooms.json.`;
  for (const [start, rooms] of Object.entries(table.toolkits)) {
    if (specifier.startsWith(start) && !rooms.includes(from)) return `Only src/${rooms.join(', ')} knows ${start}*.`;
  }
  if (table.inner.includes(from) && table.outside.includes(specifier)) {
    return `src/${from} takes what is outside of the program as a parameter; src/host reads it.`;
  }
  if (!specifier.startsWith('.')) return undefined;
  const target = slashed(join(dirname(file), specifier));
  const to = roomOf(target);
  if (to === from || table.base.includes(to)) return undefined;
  if (!known.includes(to)) return `src/${from} may not know src/${to} (scripts/lint/rooms.json).`;
  return table.closed.includes(to) && target !== `src/${to}/index.ts` ? `Import from src/${to}/index.ts.` : undefined;
}

/** Reports imports that the table of rooms does not allow. */
export const rooms: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = slashed(relative(root, context.filename));
    const check = (node: Rule.Node & { readonly source?: unknown }): void => {
      const specifier = (node.source as { readonly value?: unknown } | null | undefined)?.value;
      const message = typeof specifier === 'string' ? offence(file, specifier) : undefined;
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
    };
  },
};
