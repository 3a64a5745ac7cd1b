import { containerOptions } from '../host/buildkit-container.ts';
import type { BuildSurroundings } from '../host/build-wishes.ts';
import { openOutside, type HostOutside } from '../host/outside.ts';
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
  readonly around: BuildSurroundings;
}

export function openLine({ inputs, logins, settings, store, surroundings, progress }: ModeRun): OpenLine {
  const { environment, directory, signal, interrupts } = surroundings;
  const onWarning = (message: string): void => log.warning(log.told(message));
  const workflow = currentWorkflow(environment);
  const fallback = githubCredentials(inputs.githubToken, workflow.actor, environment.GITHUB_SERVER_URL);
  return {
    outside: openOutside(settings, { environment, store, signal, interrupts, onWarning }),
    workflow,
    container: containerOptions(
      {
        image: inputs.buildkitImage,
        configFile: inputs.buildkitdConfig,
        name: containerName(environment),
        certificates: settings.caCertificates,
      },
      environment,
      workspaceOf(directory, settings.context, true),
    ),
    around: {
      environment,
      directory,
      checkout: true,
      signal,
      onNotice: (message, location) => log.notice(log.told(message), location),
      onWarning,
      onWait: (message) => log.info(log.told(message)),
      onProgress: (changes) => progress.show(changes),
      packages: packageFolder(environment),
      ...(logins === undefined ? {} : { givenCredentials: logins }),
      ...(fallback === undefined ? {} : { fallbackCredentials: fallback }),
    },
  };
}
