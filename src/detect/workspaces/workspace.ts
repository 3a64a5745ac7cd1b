import type { Folder } from '../folder.ts';

/** One project inside a workspace, as its own manifest names it. */
export interface Member {
  readonly name: string;
  readonly path: string;
  /** Names of the members that it needs directly. */
  readonly needs: readonly string[];
}

/** What binds the projects of a repository together, seen from one member. */
export interface Workspace {
  /** What declares it: `npm workspaces`, `Cargo workspace`. */
  readonly kind: string;
  readonly root: Folder;
  readonly members: readonly Member[];
  /** The member that the current project is. */
  readonly member: Member;
}

/** A member's dependencies inside the workspace, direct and indirect, without itself, in path order. */
export function closure(workspace: Workspace, start: Member = workspace.member): readonly Member[] {
  const byName = new Map(workspace.members.map((member) => [member.name, member]));
  const seen = new Set<Member>();
  const visit = (member: Member): void => {
    for (const name of member.needs) {
      const needed = byName.get(name);
      if (needed === undefined || needed === start || seen.has(needed)) continue;
      seen.add(needed);
      visit(needed);
    }
  };
  visit(start);
  return [...seen].sort((a, b) => (a.path < b.path ? -1 : 1));
}
