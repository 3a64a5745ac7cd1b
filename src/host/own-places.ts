import { homedir } from 'node:os';
import { delimiter, isAbsolute } from 'node:path';

/** Variables that name a place of the user's or the runner's own: a folder, or the socket of an agent. */
const PLACES = [
  'HOME',
  'USERPROFILE',
  'XDG_CACHE_HOME',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'XDG_RUNTIME_DIR',
  'TMPDIR',
  'TMP',
  'TEMP',
  'DOCKER_CONFIG',
  'DOCKER_CERT_PATH',
  'SSH_AUTH_SOCK',
  'GITHUB_WORKSPACE',
  'RUNNER_TEMP',
  'RUNNER_TOOL_CACHE',
] as const;

/**
 * Takes out of a process's environment what would make a place of one's own out of the checkout that it runs in, for
 * itself and for every program that it starts: a place that is empty or counted from there, and such folders of PATH.
 * Docker takes an empty DOCKER_CONFIG for none as well, but a relative one at its word.
 * @returns the names of variables that said something
 */
export function dropRelativePlaces(environment: NodeJS.ProcessEnv): readonly string[] {
  const relative = PLACES.filter((name) => !isAbsolute(environment[name] ?? '/'));
  const said = relative.filter((name) => environment[name] !== '');
  for (const name of relative) Reflect.deleteProperty(environment, name);
  if (environment.PATH !== undefined)
    environment.PATH = environment.PATH.split(delimiter)
      .filter((folder) => isAbsolute(folder))
      .join(delimiter);
  return said;
}

/** What is told of the variables that {@link dropRelativePlaces} gives. */
export function describeDropped(names: readonly string[]): readonly string[] {
  return names.map(
    (name) => `${name} is no absolute path. It is not used, since it would name a place in the checkout.`,
  );
}

export function homeFolder({ HOME }: NodeJS.ProcessEnv): string {
  return HOME !== undefined && isAbsolute(HOME) ? HOME : homedir();
}
