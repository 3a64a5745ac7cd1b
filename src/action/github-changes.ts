import { relative, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import * as z from 'zod/mini';
import { lookup } from '../untrusted/lookup.ts';
import { parseShape } from '../untrusted/shape.ts';
import { isNoCommit, type AskChanges, type Changes, type ChangesQuestion } from '../app/changes.ts';

/** What the event of the run says that has to do with changes. */
export interface ChangeEvent {
  /** The ref that was pushed: `refs/heads/main`. */
  readonly ref: string;
  readonly defaultBranch: string | undefined;
  readonly pull: { readonly number: number; readonly base: readonly string[]; readonly head: string } | undefined;
}

export interface GithubPlace {
  readonly token: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  /** The context's folder. */
  readonly folder: string;
  readonly event: ChangeEvent;
  readonly signal: AbortSignal;
}

/** As @actions/github has it, but for a client of HTTP and a table of all that GitHub can do, which are as large as all else here. */
const GitHub = Octokit.plugin(paginateRest);

interface Repository {
  readonly api: InstanceType<typeof GitHub>;
  readonly at: { readonly owner: string; readonly repo: string };
}

/** A comparison names no more files than this, whatever it is asked for (GitHub's REST API, "Compare two commits"). */
const COMPARED_FILES = 300;
/** The list of a pull request's files ends here ("List pull requests files"). */
const PULL_FILES = 3000;
/** Bytes of a file that are asked for; the largest that detection reads. */
const MAX_FILE = 4 * 1024 * 1024;
const CONTENT = 'GET /repos/{owner}/{repo}/contents/{path}';
/** Seconds that are waited where GitHub says how long; a limit that lasts longer is told. */
const PATIENCE = 20;

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
const failureShape = z.object({
  status: z.number(),
  message: z.string(),
  response: z.optional(z.object({ headers: z.record(z.string(), z.unknown()) })),
});

/** Asks GitHub's REST API what a checkout lacks the history for, with the job's token. */
export function githubChanges({ token, environment, folder, event, signal }: GithubPlace): AskChanges {
  return async (question) => {
    const {
      GITHUB_API_URL: baseUrl,
      GITHUB_REPOSITORY: name = '',
      GITHUB_SHA,
      GITHUB_WORKSPACE: workspace,
    } = environment;
    const [owner = '', repo = ''] = name.split('/');
    const { head } = question;
    if (token === undefined || repo === '' || head === undefined)
      return 'GitHub can not be asked without a github-token';
    const options = { auth: token, request: { signal }, ...(baseUrl === undefined ? {} : { baseUrl }) };
    const repository = { api: new GitHub(options), at: { owner, repo } };
    const base = isNoCommit(question.since) ? event.defaultBranch : nameOf(question.since, head);
    if (base === undefined || event.ref === `refs/heads/${base}`) return 'the branch is new, and the default one';
    const prefix = question.prefix ?? prefixOf(workspace ?? folder, folder);
    try {
      return within(await compare(repository, base, head), prefix);
    } catch (error) {
      if (event.pull === undefined || !isOfPull(question, event.pull, [GITHUB_SHA, event.pull.head]))
        return reason(error, name);
      return pullFiles(repository, event.pull.number).then(
        (changes) => within(changes, prefix),
        () => reason(error, name),
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

async function compare(repository: Repository, base: string, head: string): Promise<Changes> {
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
async function treeOf({ api, at }: Repository, commit: string): Promise<ReadonlyMap<string, string>> {
  const { data } = await patiently(() =>
    api.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', { ...at, tree_sha: commit, recursive: 'true' }),
  );
  const { tree, truncated } = parseShape(treeShape, data);
  if (truncated) throw new Error('more files changed than GitHub lists');
  return new Map(tree.filter(({ type }) => type !== 'tree').map(({ path, mode, sha }) => [path, `${mode} ${sha}`]));
}

/** Of a pull request without its commits, whose text before can't be had. */
async function pullFiles({ api, at }: Repository, pull_number: number): Promise<Changes> {
  const data: unknown = await patiently(() =>
    api.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { ...at, pull_number, per_page: 100 }),
  );
  const files = parseShape(fileShape, data);
  if (files.length >= PULL_FILES) throw new Error('more files changed than GitHub lists');
  return { paths: namesOf(files), before: () => Promise.resolve(undefined) };
}

async function contentOf({ api, at }: Repository, path: string, ref: string): Promise<string | undefined> {
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

/** Once more where GitHub failed, or asks for some seconds of patience. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const { status = 0, wait } = failureOf(error);
    if (wait === undefined ? status < 500 : wait > PATIENCE) throw error;
    await pause((wait ?? 0) * 1000);
    return ask();
  }
}

interface Failure {
  readonly status?: number;
  readonly message: string;
  /** Seconds after which GitHub wants to be asked again. */
  readonly wait?: number;
  readonly isLimit: boolean;
  /** When a limit ends, in seconds since 1970. */
  readonly reset?: number;
}

function failureOf(error: unknown): Failure {
  const parsed = failureShape.safeParse(error);
  if (!parsed.success) return { message: error instanceof Error ? error.message : String(error), isLimit: false };
  const { status, message, response } = parsed.data;
  const numberIn = (header: string): number | undefined => {
    const value = lookup(response?.headers, header);
    return /^\d{1,12}$/.test(String(value)) ? Number(value) : undefined;
  };
  const [wait, left, reset] = ['retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map(numberIn);
  return {
    status,
    message,
    isLimit: status === 429 || (status === 403 && (wait !== undefined || left === 0)),
    ...(wait === undefined ? {} : { wait }),
    ...(reset === undefined ? {} : { reset }),
  };
}

function reason(error: unknown, name: string): string {
  const { status, message, isLimit, reset } = failureOf(error);
  if (isLimit) {
    const until = reset === undefined ? '' : ` until ${new Date(reset * 1000).toISOString()}`;
    return `GitHub takes no more questions with this token${until}`;
  }
  if (status === 404)
    return `GitHub has no such commit in ${name}, or the token may not read it (permissions: contents: read)`;
  return `GitHub was asked and said: ${status === undefined ? '' : `${status} `}${message}`;
}
