import { readPlainStart } from '../../untrusted/plain-file.ts';
import { asObject, parseJsonObject } from '../../untrusted/json.ts';

/** Events whose payload is larger are none that GitHub sends. */
const MAX_EVENT_BYTES = 32 * 1024 * 1024;

/** Events that anybody can start, and that run with the rights of the repository. */
const OPEN_EVENTS: ReadonlySet<string> = new Set([
  'pull_request_target',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
  'fork',
  'watch',
]);

type Payload = Readonly<Record<string, unknown>> | undefined;

/**
 * Why a model is not asked in this run, as the end of a sentence; undefined where it may be. The repository's own text would be sent
 * with the repository's own key, and what comes back is run: a stranger decides neither.
 */
export function whyNotAsked(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: path } = environment;
  if (event === undefined || event === '') return undefined;
  if (OPEN_EVENTS.has(event)) return `anybody can start a run by ${event}`;
  if (!/^(?:pull_request|workflow_run|merge_group)/.test(event)) return undefined;
  const start = path === undefined ? undefined : readPlainStart(path, MAX_EVENT_BYTES);
  const payload = start === undefined || start.cut ? undefined : parseJsonObject(start.bytes);
  if (payload === undefined) return `what ${event} is about can not be read`;
  return isForeign(event, payload) ? 'the source is of a fork' : undefined;
}

function isForeign(event: string, payload: NonNullable<Payload>): boolean {
  const own = nameOf(payload.repository);
  const source = sourceOf(event, payload);
  return source !== undefined && (own === undefined || source !== own);
}

/** The repository that the source is of; undefined where it is this one. */
function sourceOf(event: string, payload: NonNullable<Payload>): string | undefined {
  if (event === 'merge_group') return undefined;
  if (event === 'workflow_run') return nameOf(asObject(payload.workflow_run)?.head_repository) ?? '';
  // A fork that is gone has no repository.
  return nameOf(asObject(asObject(payload.pull_request)?.head)?.repo) ?? '';
}

function nameOf(repository: unknown): string | undefined {
  const name = asObject(repository)?.full_name;
  return typeof name === 'string' ? name : undefined;
}
