import * as core from '@actions/core';
import { containerOptions } from '../host/buildkit-container.ts';
import type { OpenOptions } from '../buildkit/index.ts';
import type { AskTime } from '../app/commit-time.ts';
import type { BuildSurroundings } from '../host/build-wishes.ts';
import { openOutside, type HostOutside, type OutsideOptions } from '../host/outside.ts';
import { workspaceOf } from '../host/workspace-path.ts';
import { githubCredentials } from './github-credentials.ts';
import * as log from './log.ts';
import type { ModeRun } from './mode-run.ts';
import { packageFolder } from './package-folder.ts';
import { containerName } from './state.ts';
import { currentWorkflow, type Workflow } from './workflow.ts';

/** What building and verifying have in common. */
export interface OpenLine {
  readonly outside: HostOutside;
  readonly workflow: Workflow;
  readonly container: ReturnType<typeof containerOptions>;
  /** Undefined where there are no releases for this system. */
  readonly release: OpenOptions['release'];
  readonly around: BuildSurroundings;
}

export function openLine({ inputs, logins, settings, store, surroundings, progress }: ModeRun): OpenLine {
  const { environment, directory, signal, interrupts } = surroundings;
  const onWarning = (message: string): void => log.warning(log.told(message));
  const workflow = currentWorkflow(environment);
  const fallback = githubCredentials(inputs.githubToken, workflow.actor, environment.GITHUB_SERVER_URL);
  const container = containerOptions(
    {
      image: inputs.buildkitImage,
      configFile: inputs.buildkitdConfig,
      name: containerName(environment),
      certificates: settings.caCertificates,
    },
    environment,
    workspaceOf(directory, settings.context, true),
  );
  const onWait = (message: string): void => log.info(log.told(message));
  const askTime: AskTime = async (question) => {
    const { githubCommitTime } = await import('./github-commit-time.ts');
    return githubCommitTime({ token: inputs.githubToken, environment, signal })(question);
  };
  return {
    outside: openOutside(settings, {
      environment,
      store,
      signal,
      interrupts,
      askTime,
      onWarning,
      assist: assistAround(surroundings),
    }),
    workflow,
    container,
    release: process.platform === 'linux' ? releaseOf({ inputs, container, environment, signal, onWait }) : undefined,
    around: {
      environment,
      directory,
      checkout: true,
      signal,
      onNotice: (message, location) => log.notice(log.told(message), location),
      onWarning,
      onWait,
      onProgress: (changes) => progress.show(changes),
      outputShown: true,
      tellsAll: true,
      packages: packageFolder(environment),
      ...(logins === undefined ? {} : { givenCredentials: logins }),
      ...(fallback === undefined ? {} : { fallbackCredentials: fallback }),
    },
  };
}

/** What asking a language model needs of the step. */
export function assistAround({ directory }: Pick<ModeRun['surroundings'], 'directory'>): OutsideOptions['assist'] & {} {
  const apiKey = core.getInput('assist-api-key') || undefined;
  return { apiKey, directory, tell: (message) => log.info(log.told(message)) };
}

interface ReleaseWishes extends Pick<BuildSurroundings, 'environment' | 'signal' | 'onWait'>, Pick<ModeRun, 'inputs'> {
  readonly container: OpenLine['container'];
}

function releaseOf({ inputs, container, ...around }: ReleaseWishes): OpenOptions['release'] {
  const { config, env } = container;
  return {
    name: 'a release of BuildKit',
    start: async () => {
      const { startRelease } = await import('./release/start-release.ts');
      return startRelease({ ...around, mirror: inputs.buildkitMirror, config, env });
    },
  };
}
