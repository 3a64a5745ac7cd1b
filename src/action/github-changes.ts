import { relative, sep } from 'node:path';
import * as z from 'zod/mini';
import { parseShape } from '../untrusted/shape.ts';
import { isNoCommit, type AskChanges, type Changes, type ChangesQuestion } from '../app/changes.ts';
import { NO_TOKEN, openGithub, patiently, reason, type GithubAccess, type GithubRepository } from './github-api.ts';

/** What the event of the run says that has to do with changes. */
export interface ChangeEvent {
  /** The ref that was pushed: `refs/heads/main`. */
  readonly ref: string;
  readonly defaultBranch: string | undefined;
  readonly pull: { readonly number: number; readonly base: readonly string[]; readonly head: string } | undefined;
}

export interface GithubPlace extends GithubAccess {
  /** The context's folder. */
  readonly folder: string;
  readonly event: ChangeEvent;
}

/** A comparison names no more files than this, whatever it is asked for (GitHub's REST API, "Compare two commits"). */
const COMPARED_FILES = 300;
/** The list of a pull request's files ends here ("List pull requests files"). */
const PULL_FILES = 3000;
/** Bytes of a file that are asked for; the largest that detection reads. */
const MAX_FILE = 4 * 1024 * 1024;
const CONTENT = 'GET /repos/{owner}/{repo}/contents/{path}';

const fileShape = z.array(z.object({ filename: z.string(), previous_filename: z.optional(z.string()) }));
const comparisonShape = z.object({
  files: z._default(fileShape, []),
  merge_base_commit: z.object({ sha: z.string() }),
});
const treeShape = z.object({
  truncated: z.boolean(),
  tree: z.array(z.object({ path: z.string(), type: z.string(), mode: z.string(), sha: z.string() })),
});
const contentShape = z.object({ size: z.number(), encoding: z.string(), content: z.string() });

/** Asks GitHub's REST API what a checkout lacks the history for, with the job's token. */
export function githubChanges({ folder, event, ...access }: GithubPlace): AskChanges {
  return async (question) => {
    const { GITHUB_SHA, GITHUB_WORKSPACE: workspace } = access.environment;
    const { head } = question;
    const repository = openGithub(access);
    if (repository === undefined || head === undefined) return NO_TOKEN;
    const base = isNoCommit(question.since) ? event.defaultBranch : nameOf(question.since, head);
    if (base === undefined || event.ref === `refs/heads/${base}`) return 'the branch is new, and the default one';
    const prefix = question.prefix ?? prefixOf(workspace ?? folder, folder);
    try {
      return within(await compare(repository, base, head), prefix);
    } catch (error) {
      if (event.pull === undefined || !isOfPull(question, event.pull, [GITHUB_SHA, event.pull.head]))
        return reason(error, repository);
      return pullFiles(repository, event.pull.number).then(
        (changes) => within(changes, prefix),
        () => reason(error, repository),
      );
    }
  };
}

/** As GitHub calls what git calls so: a branch of the remote, or the commit that is checked out. */
function nameOf(since: string, head: string): string {
  return since.replace(/^(?:refs\/)?(?:heads|remotes\/origin|origin)\//, '').replace(/^(?:HEAD|@)(?=[~^]|$)/, head);
}

function prefixOf(workspace: string, folder: string): string {
  const path = relative(workspace, folder).replaceAll(sep, '/');
  return path === '' || path.startsWith('..') ? '' : `${path}/`;
}

function isOfPull(
  { since, head }: ChangesQuestion,
  { base }: NonNullable<ChangeEvent['pull']>,
  heads: readonly (string | undefined)[],
): boolean {
  return base.includes(since.replace(/^(?:refs\/)?(?:heads|remotes\/origin|origin)\//, '')) && heads.includes(head);
}

/** Paths from the root of the repository as those from the context's folder. */
function within({ paths, before }: Changes, prefix: string): Changes {
  return {
    paths: paths.flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : [])),
    before: (path) => before(prefix + path),
  };
}

async function compare(repository: GithubRepository, base: string, head: string): Promise<Changes> {
  const { api, at } = repository;
  const { data } = await patiently(() =>
    api.request('GET /repos/{owner}/{repo}/compare/{basehead}', { ...at, basehead: `${base}...${head}`, per_page: 1 }),
  );
  const { files, merge_base_commit: parted } = parseShape(comparisonShape, data);
  const before = (path: string): Promise<string | undefined> => contentOf(repository, path, parted.sha);
  if (files.length < COMPARED_FILES) return { paths: namesOf(files), before };
  const [old, current] = [await treeOf(repository, parted.sha), await treeOf(repository, head)];
  const paths = [...new Set([...old.keys(), ...current.keys()])].filter((path) => old.get(path) !== current.get(path));
  return { paths, before };
}

function namesOf(files: z.infer<typeof fileShape>): readonly string[] {
  return files.flatMap(({ filename, previous_filename: moved }) =>
    moved === undefined ? [filename] : [filename, moved],
  );
}

/** All files of a commit, each with what it is. */
async function treeOf({ api, at }: GithubRepository, commit: string): Promise<ReadonlyMap<string, string>> {
  const { data } = await patiently(() =>
    api.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', { ...at, tree_sha: commit, recursive: 'true' }),
  );
  const { tree, truncated } = parseShape(treeShape, data);
  if (truncated) throw new Error('more files changed than GitHub lists');
  return new Map(tree.filter(({ type }) => type !== 'tree').map(({ path, mode, sha }) => [path, `${mode} ${sha}`]));
}

/** Of a pull request without its commits, whose text before can't be had. */
async function pullFiles({ api, at }: GithubRepository, pull_number: number): Promise<Changes> {
  const data: unknown = await patiently(() =>
    api.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { ...at, pull_number, per_page: 100 }),
  );
  const files = parseShape(fileShape, data);
  if (files.length >= PULL_FILES) throw new Error('more files changed than GitHub lists');
  return { paths: namesOf(files), before: () => Promise.resolve(undefined) };
}

async function contentOf({ api, at }: GithubRepository, path: string, ref: string): Promise<string | undefined> {
  try {
    const { data } = await patiently(() => api.request(CONTENT, { ...at, path, ref }));
    const { content, encoding, size } = contentShape.parse(data);
    if (size >= MAX_FILE) return undefined;
    if (encoding === 'base64') return Buffer.from(content, 'base64').toString('utf8');
    // Above 1 MiB the text comes only raw.
    const raw = await patiently(() => api.request(CONTENT, { ...at, path, ref, mediaType: { format: 'raw' } }));
    return z.string().parse(raw.data);
  } catch {
    // A lock file whose text can't be had tells nothing: all of its workspace counts as changed.
    return undefined;
  }
}
