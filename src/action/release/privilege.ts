import { spawnSync } from 'node:child_process';
import { BuildkitError } from '../../buildkit/index.ts';

/** How a daemon that needs the rights of root gets them. */
export interface Privilege {
  readonly kind: 'root' | 'sudo' | 'rootless';
  /** What comes before the command. */
  readonly prefix: readonly string[];
}

const SUDO = ['sudo', '-n'];
const ROOTLESS = ['rootlesskit'];

function succeeds([program = '', ...args]: readonly string[], environment: NodeJS.ProcessEnv): boolean {
  return spawnSync(program, args, { env: environment, stdio: 'ignore', timeout: 10_000 }).status === 0;
}

/**
 * As root where this is root, else with sudo that asks for no password, as on GitHub's runners, else inside rootlesskit.
 * @throws BuildkitError PERMISSION_DENIED
 */
export function choosePrivilege(environment: NodeJS.ProcessEnv, user = process.getuid?.()): Privilege {
  if (user === 0) return { kind: 'root', prefix: [] };
  if (succeeds([...SUDO, 'true'], environment)) return { kind: 'sudo', prefix: SUDO };
  if (succeeds([...ROOTLESS, '--version'], environment)) return { kind: 'rootless', prefix: ROOTLESS };
  throw new BuildkitError('PERMISSION_DENIED', 'BuildKit can be started neither as root nor rootless here', {
    hint: 'Run the job as root or with sudo that asks for no password, or install rootlesskit and uidmap, or name a BuildKit with `buildkit`.',
  });
}

/** Does what only the owner of a process or file may, who may be another than this user. */
export function asOwner(command: readonly string[], environment: NodeJS.ProcessEnv): boolean {
  return [[], SUDO, ROOTLESS].some((prefix) => succeeds([...prefix, ...command], environment));
}
