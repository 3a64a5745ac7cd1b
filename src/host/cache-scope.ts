import { lookup } from '../untrusted/lookup.ts';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { scopeHost, scopeName } from '../image/cache-scope.ts';
import type { DockerfileOptions } from '../options/dockerfile.ts';
import type { LineSettings } from '../app/settings.ts';
import type { Source } from '../app/source-facts.ts';
import { asObject, parseJsonObject } from '../untrusted/json.ts';
import { currentDockerContext } from './docker-config.ts';
import { isBuilderElsewhere } from './lasting-builder.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Payload = Readonly<Record<string, unknown>>;

/** GitHub caps what it sends of an event at 25 MB. */
const MAX_EVENT_BYTES = 32 * 1024 * 1024;

/**
 * Whose code a build runs, where it is a pull request's: such a build shares no directories, and no results of steps that
 * have one, with those of the repository's own branches and tags, nor with those of other people's pull requests, or else
 * it could leave something there for them. Pull requests from one repository share theirs, as whoever may push there may
 * change all of them anyway: so those of the repository itself find their directories warm. Undefined for every other build, and where nothing outlives the job.
 *
 * @param buildkit address of BuildKit, where the user names one
 * @param builder name of a builder of buildx, where the user gives one
 */
export function cacheScopeOf(
  environment: Environment,
  buildkit: string | undefined,
  builder?: string,
): string | undefined {
  const event = environment.GITHUB_EVENT_NAME ?? '';
  const carrier = CARRIERS.find(({ name }) => event.startsWith(name));
  if (carrier === undefined || isForOneJob(environment, buildkit, builder)) return undefined;
  return carrier.scope(readEvent(environment.GITHUB_EVENT_PATH) ?? {});
}

interface Carrier {
  /** How the names of its events start. */
  readonly name: string;
  readonly scope: (payload: Payload) => string | undefined;
}

/** The events whose workflows build what a pull request brings, by themselves or as is usual. */
const CARRIERS: readonly Carrier[] = [
  {
    name: 'pull_request',
    scope: ({ pull_request: pull }) => scopeOf(at(pull, 'head', 'repo', 'full_name'), at(pull, 'number')),
  },
  {
    // A comment says where, and not what the pull request brings.
    name: 'issue_comment',
    scope: ({ issue }) => (issue !== undefined && !isPull(issue) ? undefined : scopeOf(undefined, at(issue, 'number'))),
  },
  {
    name: 'workflow_run',
    scope: ({ workflow_run: run }) => {
      const cause = at(run, 'event');
      const foreign = typeof cause !== 'string' || CARRIERS.some(({ name }) => cause.startsWith(name));
      return foreign ? scopeOf(at(run, 'head_repository', 'full_name'), undefined) : undefined;
    },
  },
];

function isPull(issue: unknown): boolean {
  return at(issue, 'pull_request') !== undefined;
}

/** What can't be told is shared by all that it can't be told of, and by nobody else. */
function scopeOf(repository: unknown, number: unknown): string {
  if (typeof repository === 'string' && repository !== '') return `pull:${repository}`;
  return typeof number === 'number' ? `pull:#${number}` : 'pull';
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => lookup(asObject(inner), key), value);
}

/** A machine of GitHub's is thrown away after the job, and BuildKit with it, unless that is on another one. */
function isForOneJob(environment: Environment, buildkit: string | undefined, builder: string | undefined): boolean {
  const { BUILDKIT_HOST, DOCKER_CONTEXT, DOCKER_HOST, RUNNER_ENVIRONMENT } = environment;
  if (RUNNER_ENVIRONMENT !== 'github-hosted') return false;
  const named = [buildkit, BUILDKIT_HOST, DOCKER_CONTEXT, DOCKER_HOST].some(
    (name) => name !== undefined && name !== '',
  );
  return !named && currentDockerContext(environment) === undefined && !isBuilderElsewhere(builder, environment);
}

function readEvent(path: string | undefined): Payload | undefined {
  if (path === undefined) return undefined;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true || stat.size > MAX_EVENT_BYTES) return undefined;
  return parseJsonObject(readFileSync(path));
}

/** The key under which BuildKit keeps the files that it was sent: one for each folder and scope. */
export function sharedKeyOf({ cacheScope, context }: Pick<LineSettings, 'cacheScope' | 'context'>): string {
  const parts = [context, ...(cacheScope === undefined ? [] : [cacheScope])];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}

const NAMESPACE = 'build-arg:BUILDKIT_CACHE_MOUNT_NS';
const HOSTS = 'add-hosts';

/**
 * Steps of a Dockerfile name the directories that they keep themselves: BuildKit puts the scope before each name, and
 * keeps their results apart.
 */
export function dockerfileCacheScope(
  options: DockerfileOptions,
  { cacheScope, context }: Pick<LineSettings, 'cacheScope' | 'context'>,
  { repository = context }: Pick<Source, 'repository'>,
): DockerfileOptions {
  if (cacheScope === undefined) return options;
  const name = scopeName(repository, cacheScope);
  const { host, ip } = scopeHost(name);
  const after = (separator: string, given: string | undefined, own: string): string =>
    given === undefined ? own : `${own}${separator}${given}`;
  const attributes = {
    ...options.attributes,
    [NAMESPACE]: after('/', options.attributes[NAMESPACE], name),
    [HOSTS]: after(',', options.attributes[HOSTS], `${host}=${ip}`),
  };
  return { ...options, attributes };
}
