import type { Runner, StepResult } from '../runner.ts';

/** What a step that uses an action hands to it. */
export interface ActionStep {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: NodeJS.ProcessEnv;
  /** The folder that the job works in. */
  readonly workspace: string;
  readonly runner: Runner;
  readonly permissions: Readonly<Record<string, string>>;
  readonly world: World;
}

export interface Action {
  readonly main: (step: ActionStep) => Promise<Partial<StepResult>>;
  /** What is done at the end of the job, with the state that `main` left. */
  readonly post?: (step: ActionStep, state: StepResult['state']) => Promise<Partial<StepResult>>;
}

export interface WorldEvent {
  readonly name: string;
  readonly ref: string;
  readonly sha: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Everything around a workflow. */
export interface World {
  /** OWNER/NAME of the repository. */
  readonly repository: string;
  /** The repository on disk that checkouts are made of. */
  readonly origin: string;
  readonly event: WorldEvent;
  /** Folder that is the run's own: what jobs hand to each other. */
  readonly artifacts: string;
  /** Variables of the machine. */
  readonly machine: NodeJS.ProcessEnv;
  /** Actions by their names, without what stands behind the `@`. */
  readonly actions: Readonly<Record<string, Action>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Values of `inputs` where a person starts it. */
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** The context `github`, and the variables that say the same. */
export function githubContext({ event, repository, secrets = {} }: World, workspace: string): Record<string, unknown> {
  const { name, payload, ref, sha } = event;
  const pull = payload.pull_request as { base?: { ref?: string }; head?: { ref?: string } } | undefined;
  return {
    actor: 'octocat',
    base_ref: pull?.base?.ref ?? '',
    event: payload,
    event_name: name,
    head_ref: pull?.head?.ref ?? '',
    ref,
    ref_name: ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository,
    repository_owner: repository.split('/')[0],
    run_id: '42',
    server_url: 'https://github.com',
    sha,
    token: secrets.GITHUB_TOKEN ?? 'token-of-the-job',
    workflow: 'workflow',
    workspace,
  };
}
