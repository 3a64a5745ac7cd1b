import type { NamingEvent, RepositoryFacts } from '../app/names/event.ts';
import type { RunGit } from '../app/run-git.ts';
import { lookup } from '../untrusted/lookup.ts';
import { asObject } from '../untrusted/json.ts';

/** What the runner says of an event: the texts of its variables, and the payload, which GitHub wrote. */
export interface RunnerEvent {
  readonly name: string;
  readonly ref: string;
  readonly sha: string;
  /** OWNER/NAME. */
  readonly repository: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * What happened, for the names of an image. The time of the commit comes from git.
 * @param now milliseconds since 1970
 */
export async function namingEvent(given: RunnerEvent, git: RunGit, now: number): Promise<NamingEvent> {
  const event = { ...given, ref: refOf(given) };
  const { name, payload, ref, sha } = event;
  const repository = asObject(payload.repository);
  const committed = Number((await git(['log', '-1', '--format=%ct']))?.trim());
  return {
    name,
    ref,
    sha,
    baseRef: baseRef(event),
    defaultBranch: text(repository, 'default_branch'),
    repository: repositoryFacts(event.repository, repository),
    date: new Date(now),
    commitDate: Number.isSafeInteger(committed) && committed > 0 ? new Date(committed * 1000) : undefined,
  };
}

/** What a run by `pull_request_target` builds is not the branch that its ref names, and is to have no name of that. */
function refOf({ name, payload, ref }: RunnerEvent): string {
  return name === 'pull_request_target' && typeof payload.number === 'number'
    ? `refs/pull/${payload.number}/merge`
    : ref;
}

function baseRef({ payload, ref }: RunnerEvent): string {
  if (ref.startsWith('refs/tags/')) return (text(payload, 'base_ref') ?? '').replace(/^refs\/heads\//, '');
  const pull = asObject(payload.pull_request);
  return ref.startsWith('refs/pull/') ? (text(asObject(lookup(pull, 'base')), 'ref') ?? '') : '';
}

function repositoryFacts(name: string, repository: Readonly<Record<string, unknown>> | undefined): RepositoryFacts {
  const facts = {
    description: text(repository, 'description'),
    url: text(repository, 'html_url'),
    license: text(asObject(lookup(repository, 'license')), 'spdx_id'),
  };
  const known = Object.entries(facts).filter(([, value]) => value !== undefined && value !== 'NOASSERTION');
  return { name, ...(Object.fromEntries(known) as Omit<RepositoryFacts, 'name'>) };
}

function text(object: Readonly<Record<string, unknown>> | undefined, key: string): string | undefined {
  const value = lookup(object, key);
  return typeof value === 'string' ? value : undefined;
}

/** Where GitHub keeps the images of repositories: ghcr.io, or a host beside that of an instance of one's own. */
export function imageRegistry(serverUrl: string): string {
  const host = URL.parse(serverUrl)?.host ?? 'github.com';
  return host === 'github.com' ? 'ghcr.io' : `containers.${host}`;
}
