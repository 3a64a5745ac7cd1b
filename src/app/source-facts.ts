import type { SourceFacts } from '../image/labels.ts';
import { FIXED_EPOCH } from '../image/fixed-epoch.ts';
import { commitTime, type AskTime } from './commit-time.ts';
import type { RunGit } from './run-git.ts';

export interface Source extends SourceFacts {
  /** Seconds since 1970: when the service's files last changed, for everything that carries a time. */
  readonly epoch: number;
  /** Where {@link epoch} comes from, for the report. */
  readonly epochFrom: 'SOURCE_DATE_EPOCH' | 'commit' | 'fixed';
}

export interface SourceOptions {
  readonly git: RunGit;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder of the service from the repository root. */
  readonly path: string;
  /** Is asked for the time of the service where the clone has no history. */
  readonly askTime?: AskTime;
  /** Is told why the time is that of the checkout. */
  readonly onUnsure?: (reason: string) => void;
}

/**
 * What git and the environment say about where the sources come from.
 *
 * The time is that of the last commit which touched the service's folder, so that a service of a monorepo which a
 * commit leaves alone keeps its image.
 */
export async function sourceFacts({ git, environment, path, askTime, onUnsure }: SourceOptions): Promise<Source> {
  const [remote, revision, committed] = await Promise.all([
    // Of this repository's own file alone: what that includes may lie anywhere.
    git(['config', '--local', '--no-includes', '--get', 'remote.origin.url']),
    git(['rev-parse', 'HEAD']),
    isTime(environment.SOURCE_DATE_EPOCH) ? undefined : commitTime(git, path, askTime),
  ]);
  if (committed?.unsure !== undefined) onUnsure?.(committed.unsure);
  const repository = githubRepository(environment) ?? (remote === undefined ? undefined : publicUrl(remote.trim()));
  const commit = revision?.trim() ?? environment.GITHUB_SHA;
  return {
    ...(repository === undefined ? {} : { repository }),
    ...(commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit) ? { revision: commit } : {}),
    ...timeOf(environment.SOURCE_DATE_EPOCH, committed?.seconds),
  };
}

/** What an address that a Dockerfile is built from says of the sources. */
export function sourceOfAddress(address: string, environment: SourceOptions['environment']): Source {
  const [place = '', fragment = ''] = address.split('#');
  const repository = publicUrl(place.split('?')[0] ?? '');
  const revision = /^(?:[0-9a-f]{40}|[0-9a-f]{64})(?=:|$)/.exec(fragment)?.[0];
  return {
    ...(repository === undefined ? {} : { repository }),
    ...(revision === undefined ? {} : { revision }),
    ...timeOf(environment.SOURCE_DATE_EPOCH, undefined),
  };
}

function isTime(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,11}$/.test(text);
}

function timeOf(requested: string | undefined, committed: string | undefined): Pick<Source, 'epoch' | 'epochFrom'> {
  if (isTime(requested)) {
    return { epoch: Number(requested), epochFrom: 'SOURCE_DATE_EPOCH' };
  }
  if (isTime(committed)) return { epoch: Number(committed), epochFrom: 'commit' };
  return { epoch: FIXED_EPOCH, epochFrom: 'fixed' };
}

function githubRepository(environment: SourceOptions['environment']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = environment;
  return server === undefined || name === undefined ? undefined : `${server}/${name}`;
}

/** A remote as a URL that anyone may see: credentials dropped, `git@host:path` turned into https. */
export function publicUrl(remote: string): string | undefined {
  const scp = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(remote);
  const text = scp === null ? remote : `https://${scp[1]}/${scp[2]}`;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!['https:', 'http:', 'ssh:', 'git:'].includes(url.protocol)) return undefined;
  const path = url.pathname.replace(/\.git\/?$/, '').replace(/\/$/, '');
  return `${url.protocol === 'http:' ? 'http' : 'https'}://${url.host.replace(/:22$/, '')}${path}`;
}
