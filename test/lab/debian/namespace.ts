import { createHash } from 'node:crypto';
import { join } from 'node:path';
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
    // The script becomes tini as its last act.
    return pid !== undefined && readIfThere(`/proc/${pid}/comm`)?.trim() === 'tini' ? identifyProcess(pid) : undefined;
  }, 10_000);
  if (first === undefined) throw failed();
  noteProcess(directory, 'namespace', first);
  return first;
}

/** Starts a program inside the namespaces and gives its own identity, not that of the one that brings it there. */
export async function startInside(
  namespace: ProcessIdentity,
  argv: readonly string[],
  logFile: string,
  env: Record<string, string> = {},
): Promise<ProcessIdentity> {
  const entering = startDetached(
    ['nsenter', '--target', String(namespace.pid), '--mount', '--pid', '--root', '--wd', ...argv],
    logFile,
    { ...environment, ...env },
  );
  const started = await waitFor(() => {
    if (identifyProcess(entering.pid) === undefined) {
      throw new LabError('lab-start-failed', `${argv[0] ?? ''} ended at once:\n${readIfThere(logFile) ?? ''}`);
    }
    const pid = childrenOf(entering.pid)[0];
    return pid === undefined ? undefined : identifyProcess(pid);
  }, 10_000);
  if (started === undefined)
    throw new LabError('lab-start-failed', `${argv[0] ?? ''} did not start; its log is ${logFile}`);
  return started;
}

/** Runs a short program inside the namespaces. */
export function insideArgv(namespace: ProcessIdentity, argv: readonly string[]): [string, ...string[]] {
  return ['nsenter', '--target', String(namespace.pid), '--mount', '--pid', '--root', '--wd', ...argv];
}
