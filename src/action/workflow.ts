import { context } from '@actions/github';

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
