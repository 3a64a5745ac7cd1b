import { AipackError } from '../../schema/errors.ts';
import type { Folder } from './folder.ts';

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

/** One way to bind projects together. */
export interface WorkspaceDefinition {
  readonly id: string;
  /** Definitions that this one precedes where a member asks for the first that fits. */
  readonly before?: readonly string[];
  readonly kind: string;
  /** The members when `root` declares such a workspace, the root itself among them where it is a project too; else undefined. */
  members(root: Folder): readonly Member[] | undefined;
}

/** Every member of every workspace in a repository, by path; where one lies in two, the innermost declaration counts. */
export function findWorkspaces(
  folders: readonly Folder[],
  definitions: readonly WorkspaceDefinition[],
): ReadonlyMap<string, readonly Workspace[]> {
  const found = new Map<string, Workspace[]>();
  for (const root of folders) {
    for (const definition of definitions) {
      const members = membersOf(definition, root);
      for (const member of members) {
        const workspace: Workspace = { kind: definition.kind, root, members, member };
        const others = (found.get(member.path) ?? []).filter(({ kind }) => kind !== definition.kind);
        found.set(member.path, [...others, workspace]);
      }
    }
  }
  return found;
}

/** Members of one workspace; the largest known have some thousands. */
const MAX_MEMBERS = 5000;

/** A manifest that cannot be read binds nothing together; that it cannot be read is told when its own folder is planned. */
function membersOf(definition: WorkspaceDefinition, root: Folder): readonly Member[] {
  try {
    const members = definition.members(root) ?? [];
    if (members.length <= MAX_MEMBERS) return members;
    root.repository.cut(
      `only the first ${MAX_MEMBERS} of ${members.length} members of the ${definition.kind} at ${root.path} were looked at`,
    );
    return members.slice(0, MAX_MEMBERS);
  } catch (error) {
    if (error instanceof AipackError) return [];
    throw error;
  }
}
