import type { SshSpec } from '../options/secrets.ts';
import { AipackError } from '../schema/errors.ts';
import { collectProblems } from './collect-problems.ts';
import { look, resolveNamed, type Workspace } from './workspace-path.ts';

/**
 * The sockets of SSH agents by id. Steps ask them in the middle of a build: that there is none is better known before.
 * @throws AipackError with every one that is no socket.
 */
export function sshAgents(specs: readonly SshSpec[], workspace: Workspace): Readonly<Record<string, string>> {
  const { attempt, finish } = collectProblems();
  const sockets = specs.map(
    ({ id, socket }) => [id, attempt(() => findSocket(id, socket, workspace), socket)] as const,
  );
  finish();
  return Object.fromEntries(sockets);
}

function findSocket(id: string, socket: string, workspace: Workspace): string {
  const path = resolveNamed(socket, `socket of the SSH agent ${id}`, workspace);
  const stat = look(path);
  if (stat?.isSocket() === true) return path;
  const what = stat === undefined ? 'not there' : 'no socket of an SSH agent';
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `The SSH agent ${id} can't be used: ${socket} is ${what}`,
    hint: 'Start ssh-agent, give it keys with ssh-add, and name its socket.',
  });
}
