import { setTimeout as pause } from 'node:timers/promises';
import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import * as z from 'zod/mini';
import { lookup } from '../untrusted/lookup.ts';

/** As @actions/github has it, but for a client of HTTP and a table of all that GitHub can do, which are as large as all else here. */
const GitHub = Octokit.plugin(paginateRest);

/** The repository of the run, as GitHub's REST API is asked about it. */
export interface GithubRepository {
  readonly api: InstanceType<typeof GitHub>;
  readonly at: { readonly owner: string; readonly repo: string };
  /** `owner/name`. */
  readonly name: string;
}

export interface GithubAccess {
  readonly token: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Undefined where there is no token, or no repository of the run. */
export function openGithub({ token, environment, signal }: GithubAccess): GithubRepository | undefined {
  const { GITHUB_API_URL: baseUrl, GITHUB_REPOSITORY: name = '' } = environment;
  const [owner = '', repo = ''] = name.split('/');
  if (token === undefined || repo === '') return undefined;
  const options = { auth: token, request: { signal }, ...(baseUrl === undefined ? {} : { baseUrl }) };
  return { api: new GitHub(options), at: { owner, repo }, name };
}

/** What is told where GitHub can't be asked. */
export const NO_TOKEN = 'GitHub can not be asked without a github-token';

/** Seconds that are waited where GitHub says how long; a limit that lasts longer is told. */
const PATIENCE = 20;

const failureShape = z.object({
  status: z.number(),
  message: z.string(),
  response: z.optional(z.object({ headers: z.record(z.string(), z.unknown()) })),
});

/** Once more where GitHub failed, or asks for some seconds of patience. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
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

/** Why GitHub did not say what it was asked, for a sentence. */
export function reason(error: unknown, { name }: GithubRepository): string {
  const { status, message, isLimit, reset } = failureOf(error);
  if (isLimit) {
    const until = reset === undefined ? '' : ` until ${new Date(reset * 1000).toISOString()}`;
    return `GitHub takes no more questions with this token${until}`;
  }
  if (status === 404)
    return `GitHub has no such commit in ${name}, or the token may not read it (permissions: contents: read)`;
  return `GitHub was asked and said: ${status === undefined ? '' : `${status} `}${message}`;
}
