import { lookup } from '../../untrusted/lookup.ts';
import { resolveNamed, workspaceOf } from '../../host/workspace-path.ts';

/** The environment of the process that talks to the cache: it trusts the certificates that the step was given, as the step does. */
export function cacheEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const given = (lookup(environment, 'INPUT_CA-FILE') ?? '').trim();
  const directory = environment.GITHUB_WORKSPACE;
  // Node reads one such file; a runner that names one has said what is trusted there.
  if (given === '' || directory === undefined || (environment.NODE_EXTRA_CA_CERTS ?? '') !== '') return environment;
  try {
    const path = resolveNamed(given, 'file of certificates', workspaceOf(directory, directory, true));
    return { ...environment, NODE_EXTRA_CA_CERTS: path };
  } catch {
    // The step itself has told what is wrong with it.
    return environment;
  }
}
