import { createHash } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../commands.ts';
import { LabError } from '../errors.ts';
import { readIfThere } from '../files.ts';
import { noteProcess, partLog } from './parts.ts';
import { childrenOf, identifyProcess, type ProcessIdentity, startDetached, waitFor } from '../processes.ts';

/** Environment of everything that runs in the lab's tree: nothing of the caller's, so that no setting or secret of theirs gets in. */
const environment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  LC_ALL: 'C.UTF-8',
};

/** A number of this state directory, the same at every start, to keep two labs of one machine apart. */
function directoryDigest(directory: string): Buffer {
  return createHash('sha256').update(directory).digest();
}

/** The lab's own network bridge, at most 15 characters as the kernel asks, and its address from the range for benchmarks, where no real host lives. */
export function bridgeOf(directory: string): { name: string; address: string } {
  const digest = directoryDigest(directory);
  return { name: `aipack-${digest.toString('hex', 0, 3)}`, address: `198.18.${digest[0] ?? 0}.1/24` };
}

/** Whether a process is the first one of a namespace that is laid out: the script that does it becomes tini as its last act. */
export function isFirstProcess(identity: ProcessIdentity): boolean {
  return readIfThere(`/proc/${identity.pid}/comm`)?.trim() === 'tini';
}

/**
 * Starts the lab's mount and process namespaces. The process given back is the first one in them: when it ends, the kernel
 * ends every other one and drops every mount.
 */
export async function startNamespace(directory: string, rootFileSystem: string): Promise<ProcessIdentity> {
  const log = partLog(directory, 'namespace');
  const bridge = bridgeOf(directory);
  const script = join(import.meta.dirname, 'enter.sh');
  const outer = startDetached(
    [
      'unshare',
      '--mount',
      '--pid',
      '--fork',
      '--kill-child',
      'sh',
      script,
      rootFileSystem,
      directory,
      bridge.name,
      bridge.address,
    ],
    log,
    environment,
  );
  // Until the first process inside is known, the one that makes the namespaces stands for it.
  noteProcess(directory, 'namespace', outer);
  const failed = () =>
    new LabError('lab-start-failed', `the lab's namespaces could not be set up:\n${readIfThere(log) ?? ''}`, {
      hint: 'The lab needs root and a kernel that allows new mount and process namespaces.',
    });
  const first = await waitFor(() => {
    if (identifyProcess(outer.pid) === undefined) throw failed();
    const pid = childrenOf(outer.pid)[0];
    const candidate = pid === undefined ? undefined : identifyProcess(pid);
    return candidate !== undefined && isFirstProcess(candidate) ? candidate : undefined;
  }, 120_000);
  if (first === undefined) throw failed();
  noteProcess(directory, 'namespace', first);
  return first;
}

/** The namespace that a process's number is counted in, or undefined when the process is gone. */
function pidNamespace(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return undefined;
  }
}

/** This machine's number of a process that has another one inside the namespace. */
function outsidePid(namespace: ProcessIdentity, inside: number): number | undefined {
  const home = pidNamespace(namespace.pid);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      const numbers = /^NSpid:\t(.*)$/m.exec(readIfThere(`/proc/${pid}/status`) ?? '')?.[1]?.split('\t');
      return numbers?.at(-1) === String(inside) && numbers.length > 1 && pidNamespace(pid) === home;
    });
}

/**
 * Starts a program inside the namespace, as a child of its first process, so that nothing outside has to reap it.
 * Its output goes to `log`, a path as seen from inside.
 */
export async function startInside(
  namespace: ProcessIdentity,
  argv: readonly [string, ...string[]],
  log: string,
  env: Record<string, string> = {},
): Promise<ProcessIdentity> {
  const script = 'log=$1; shift; "$@" >"$log" 2>&1 </dev/null & echo $!';
  const started = await runCommand(insideArgv(namespace, ['sh', '-c', script, 'sh', log, 'setsid', ...argv]), {
    env: { ...environment, ...env },
  });
  const pid = outsidePid(namespace, Number(started.toString()));
  const identity = pid === undefined ? undefined : identifyProcess(pid);
  if (identity === undefined)
    throw new LabError('lab-start-failed', `${argv[0]} ended at once; its log is ${log} in the lab's tree`);
  return identity;
}

/** The command line that runs a program inside the namespace. */
export function insideArgv(namespace: ProcessIdentity, argv: readonly string[]): [string, ...string[]] {
  return ['nsenter', '--target', String(namespace.pid), '--mount', '--pid', '--root', '--wd', ...argv];
}
