import type { Member, Workspace } from './workspace.ts';

/** Tells all that a lock file resolves for one member of a workspace as a text, equal where all of it is; undefined where it doesn't tell. */
export type ResolvedFor = (workspace: Workspace, member: Member) => string | undefined;

/** A lock file at the root of a workspace that says for which member it resolves what. */
export interface LockFile {
  readonly name: string;
  /** Its reader, loaded only where such a file was changed. It throws an AipackError for a text that can't be read. */
  readonly load: () => Promise<(text: string) => ResolvedFor>;
}

/**
 * What is reached from some nodes, sorted, a line each.
 * @param next the nodes that one leads to; undefined where that is not known, and then neither is the whole
 */
export function reached(
  starts: readonly string[],
  next: (node: string) => readonly string[] | undefined,
  line: (node: string) => string,
): string | undefined {
  const seen = new Set(starts);
  for (const node of seen) {
    const more = next(node);
    if (more === undefined) return undefined;
    for (const each of more) seen.add(each);
  }
  return [...seen].map(line).sort().join('\n');
}

/** A member's folder from the root of its workspace; empty for the root itself. */
export function placeOf({ root }: Workspace, { path }: Member): string {
  const place = root.relative(path);
  return place === '.' ? '' : place;
}
