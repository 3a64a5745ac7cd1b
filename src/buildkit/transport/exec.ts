import type { Endpoint } from '../endpoint/parse.ts';
import type { Connection, Environment } from './connection.ts';
import { dialProcess } from './process.ts';

type Kind<Name extends Endpoint['kind']> = Extract<Endpoint, { kind: Name }>;

const DIAL = ['buildctl', 'dial-stdio'];

/** The program, and its arguments, that leads to a BuildKit in a container of a runtime without an API of Docker's. */
export function containerCommand({ runtime, container, context }: Kind<'container'>): readonly [string, ...string[]] {
  return [runtime, ...(context === undefined ? [] : ['--context', context]), 'exec', '-i', container, ...DIAL];
}

export function podCommand({ pod, context, namespace, container }: Kind<'kube-pod'>): readonly [string, ...string[]] {
  return [
    'kubectl',
    ...(context === undefined ? [] : [`--context=${context}`]),
    ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
    'exec',
    ...(container === undefined ? [] : [`--container=${container}`]),
    '-i',
    pod,
    '--',
    ...DIAL,
  ];
}

interface SshTarget {
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
}

/** Without a terminal nobody could answer a question, so that ssh is told to ask none. */
export function sshCommand(
  { host, user, port }: SshTarget,
  command: readonly string[],
): readonly [string, ...string[]] {
  return [
    'ssh',
    '-T',
    '-o',
    'BatchMode=yes',
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    '--',
    host,
    ...command,
  ];
}

export async function dialCommand(
  [program, ...args]: readonly [string, ...string[]],
  environment: Environment,
): Promise<Connection> {
  return dialProcess(program, args, environment);
}

/** `socket` is checked to hold nothing that the shell on the other side would read as more than a path. */
export function dialSsh(endpoint: Kind<'ssh'>, environment: Environment): Promise<Connection> {
  const address = endpoint.socket === undefined ? [] : ['--addr', `unix://${endpoint.socket}`];
  return dialCommand(sshCommand(endpoint, ['buildctl', ...address, 'dial-stdio']), environment);
}
