import { statSync } from 'node:fs';
import type { SshSpec } from '../pipeline/secrets.ts';
import { AipackError, type Problem } from '../schema/errors.ts';

/**
 * The sockets of SSH agents by id. Steps ask them in the middle of a build: that there is none is better known before.
 * @throws AipackError with every one that is no socket.
 */
export function sshAgents(specs: readonly SshSpec[]): Readonly<Record<string, string>> {
  const problems = specs.flatMap(({ id, socket }): readonly Problem[] => {
    const stat = statSync(socket, { throwIfNoEntry: false });
    if (stat?.isSocket() === true) return [];
    const what = stat === undefined ? 'not there' : 'no socket of an SSH agent';
    const message = `The SSH agent ${id} can't be used: ${socket} is ${what}`;
    return [
      { code: 'INPUT_INVALID', message, hint: 'Start ssh-agent, give it keys with ssh-add, and name its socket.' },
    ];
  });
  if (problems.length > 0) throw new AipackError(problems);
  return Object.fromEntries(specs.map(({ id, socket }) => [id, socket]));
}
