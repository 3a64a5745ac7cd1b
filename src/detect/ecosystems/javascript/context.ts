import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { asArray, asRecord, asString, asStrings } from '../../core/manifests/document.ts';
import type { SourceFile } from '../../core/sources.ts';
import { ifReadable } from '../../core/manifests/readable.ts';
import { closure, type Member, type Workspace } from '../../core/workspace.ts';
import type { JavascriptProject } from './javascript-project.ts';

/** Folders and files at the root of a workspace that no build reads. */
const ASIDE =
  /^(?:\.(?:git|gitlab|vscode|idea|changeset|husky|circleci|github|devcontainer).*|[\w-]+\.mdx?|LICEN[CS]E.*|docs?|examples?|samples?|Dockerfile.*|(?:docker-)?compose.*\.ya?ml|render\.yaml|fly\.toml)$/i;

/** With more pieces than this the whole repository is simpler. */
const MAX_INPUTS = 400;

/**
 * What of the repository a member of a workspace is built from: itself, the members that it needs, and whatever belongs to no member,
 * relative to its folder. Other members are left out, so that a change of theirs repeats nothing.
 * Undefined when there is nothing to leave out.
 */
export function buildInputs(js: JavascriptProject, sources: readonly SourceFile[]): readonly string[] | undefined {
  const { project, workspace } = js;
  if (workspace === undefined || workspace.root.path === project.folder.path) return undefined;
  const needed = new Set(neededMembers(workspace, sources).map(({ path }) => path));
  const others = workspace.members
    .map(({ path }) => path)
    .filter((path) => !needed.has(path) && path !== workspace.root.path);
  if (others.length === 0) return undefined;
  const inputs = piecesOf(workspace.root, { needed, others: new Set(others) });
  return inputs.length > MAX_INPUTS ? undefined : inputs.map((path) => project.folder.relative(path));
}

/** The service, what it and the workspace's root depend on, and what those point to by relative paths. */
function neededMembers(workspace: Workspace, sources: readonly SourceFile[]): readonly Member[] {
  const { member, members, root } = workspace;
  const rootMember = members.find(({ path }) => path === root.path);
  const found = new Set([
    member,
    ...closure(workspace),
    ...(rootMember === undefined ? [] : closure(workspace, rootMember)),
    ...membersAt(members, importedPaths(member, sources)),
  ]);
  // Grows while it is walked.
  for (const each of found) {
    for (const other of [...closure(workspace, each), ...membersAt(members, configuredPaths(root, each))])
      found.add(other);
  }
  return [...found];
}

function membersAt(members: readonly Member[], paths: readonly string[]): readonly Member[] {
  return members.filter(
    ({ path }) => path !== '.' && paths.some((each) => each === path || each.startsWith(`${path}/`)),
  );
}

/** Paths that imports lead to outside of the service. */
function importedPaths(member: Member, sources: readonly SourceFile[]): readonly string[] {
  return sources.flatMap(({ name, text }) =>
    [...text.matchAll(/['"](\.\.\/[^'"\n]+)['"]/g)].map((match) =>
      posix.join(member.path, posix.dirname(name), match[1] ?? ''),
    ),
  );
}

/** Paths that a compiler configuration extends, refers to or maps to. */
function configuredPaths(root: Folder, member: Member): readonly string[] {
  const folder = root.sub(root.relative(member.path));
  return folder.matching(/^tsconfig.*\.json$/).flatMap((name) => {
    const document = ifReadable(() => folder.json(name));
    const mapped = Object.values(asRecord(document?.get('compilerOptions', 'paths'))).flatMap(asStrings);
    const references = asArray(document?.get('references')).flatMap((each) => asString(asRecord(each).path) ?? []);
    const base = asString(document?.get('compilerOptions', 'baseUrl')) ?? '.';
    return [
      ...[...asStrings(document?.get('extends')), ...references].map((path) => posix.join(member.path, path)),
      ...mapped.map((path) => posix.join(member.path, base, path)),
    ];
  });
}

interface Choice {
  readonly needed: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
}

/** The largest folders, and the files between them, that hold no member to leave out. */
function piecesOf(root: Folder, { needed, others }: Choice): readonly string[] {
  const pieces: string[] = [];
  const below = (paths: ReadonlySet<string>, path: string) => [...paths].some((each) => each.startsWith(`${path}/`));
  const visit = (folder: Folder): void => {
    const { files, directories } = folder.list();
    const isOther = others.has(folder.path);
    for (const name of files)
      if (!isOther && !(folder.path === root.path && ASIDE.test(name))) pieces.push(folder.sub(name).path);
    for (const name of directories) {
      const inner = folder.sub(name);
      const wanted = needed.has(inner.path) || below(needed, inner.path);
      if (folder.path === root.path && ASIDE.test(name) && !wanted) continue;
      if (below(others, inner.path) || others.has(inner.path)) {
        if (!others.has(inner.path) || below(needed, inner.path)) visit(inner);
      } else if (!isOther || wanted) pieces.push(inner.path);
    }
  };
  visit(root);
  return pieces;
}
