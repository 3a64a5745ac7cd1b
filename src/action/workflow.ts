import { context } from '@actions/github';
import type { ChangeEvent } from './github-changes.ts';

/** What the runner says of the workflow run that this step belongs to. */
export interface Workflow {
  /** Address of the run, which names the builder in the provenance. */
  readonly runUrl: string | undefined;
  /** Whether the repository is private, as far as the event says. */
  readonly isPrivate: boolean;
  readonly actor: string;
}

export function currentWorkflow({ GITHUB_REPOSITORY: repository }: NodeJS.ProcessEnv): Workflow {
  const { actor, payload, runId, serverUrl } = context;
  const known = repository !== undefined && Number.isSafeInteger(runId);
  return {
    runUrl: known ? `${serverUrl}/${repository}/actions/runs/${runId}` : undefined,
    isPrivate: payload.repository?.private === true,
    actor: actor === '' ? 'github-actions' : actor,
  };
}

/** The GitHub that the run belongs to. */
export function serverUrl(): string {
  return context.serverUrl;
}

/** What the event that started the run says of changes; nothing of what is not as GitHub writes it. */
export function changeEvent({ payload, ref }: Pick<typeof context, 'payload' | 'ref'> = context): ChangeEvent {
  const { pull_request: pull, repository } = payload;
  const [base = {}, head = {}] = [pull?.base, pull?.head] as (Record<string, unknown> | undefined)[];
  const branch: unknown = repository?.default_branch;
  return {
    ref,
    defaultBranch: typeof branch === 'string' ? branch : undefined,
    pull:
      pull === undefined
        ? undefined
        : { number: pull.number, base: [String(base.sha), String(base.ref)], head: String(head.sha) },
  };
}
