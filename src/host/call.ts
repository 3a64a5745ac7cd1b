import { RegistryClient } from '../oci/index.ts';
import { callDockerfile, type CallAnswer } from '../app/call-dockerfile.ts';
import { PushCheck } from '../app/push-check.ts';
import { RememberedRegistry } from '../app/remembered.ts';
import type { LineSettings } from '../app/settings.ts';
import { sourceFacts } from '../app/source-facts.ts';
import type { Call } from '../options/call.ts';
import { AipackError } from '../schema/errors.ts';
import type { BuildSurroundings, BuildWishes } from './build-wishes.ts';
import { sharedKeyOf } from './cache-scope.ts';
import { daemonOf } from './daemon.ts';
import { credentialsOf } from './docker-config.ts';
import { chooseDockerfile } from './dockerfile.ts';
import type { HostOutside } from './outside.ts';
import { secretProviders } from './secret-values.ts';
import { sshAgents } from './ssh-agents.ts';
import { plainFetch } from './use-network.ts';
import { workspaceOf } from './workspace-path.ts';

/**
 * Asks something about the Dockerfile that would be built.
 * @throws AipackError INPUT_INVALID where none would be
 */
export async function runCallLine(
  call: Call,
  settings: LineSettings,
  outside: HostOutside,
  wishes: BuildWishes,
  surroundings: BuildSurroundings,
): Promise<CallAnswer> {
  const { checkout, directory, environment, onProgress, onWarning, outputShown, signal } = surroundings;
  const workspace = workspaceOf(directory, settings.context, checkout);
  const dockerfile = chooseDockerfile(settings, wishes, workspace);
  if (dockerfile === undefined) {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: 'There is no Dockerfile that could be asked about',
      hint: 'Name one with file, or leave call out.',
    });
  }
  // By the same part as a build, which the bundles have once then.
  const { DockerfileLine } = await import('./dockerfile-line.ts');
  const line = new DockerfileLine(dockerfile, settings, wishes, surroundings);
  const client = await daemonOf({ settings, wishes, surroundings, workspace }, outside)();
  try {
    const credentials = credentialsOf(surroundings);
    const { insecureRegistries } = wishes;
    const registry = new RegistryClient({ fetch: plainFetch, credentials, signal, insecure: insecureRegistries });
    const { stopwatch, git } = outside;
    const loadInto = (): never => {
      throw new Error('nothing is loaded');
    };
    const tools = {
      client,
      registry,
      remembered: new RememberedRegistry(registry),
      pushes: new PushCheck(registry),
      recorded: false,
      credentials,
      fetch: plainFetch,
      loadInto,
      onProgress,
      onWarning,
      outputShown,
      stopwatch,
      signal,
      now: () => Date.now(),
      written: [],
    };
    const source = settings.remote === undefined ? await sourceFacts({ git, environment, path: '.' }) : {};
    const request = {
      ...(await line.parts(source, client.info, workspace)),
      platforms: settings.platforms,
      insecureRegistries,
      secrets: secretProviders(settings, environment, workspace),
      ssh: sshAgents(settings.ssh, workspace),
      sharedKey: sharedKeyOf(settings),
    };
    return await callDockerfile(call, request, tools);
  } finally {
    client.close();
  }
}
