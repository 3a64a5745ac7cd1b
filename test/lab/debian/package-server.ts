import { join } from 'node:path';
import { nativeArch, type Repository } from '../apk/repository.ts';
import { LabError } from '../errors.ts';
import { readIfThere } from '../files.ts';
import { isRunning, type ProcessIdentity, startDetached, waitFor } from '../processes.ts';

export async function packageServerAnswers(url: string, repository: Repository): Promise<boolean> {
  try {
    // The key tells this lab's server from another one on the same port.
    const response = await fetch(`${url}/${repository.key.name}`, { signal: AbortSignal.timeout(2000) });
    return response.ok && (await response.text()) === repository.key.publicKey;
  } catch {
    return false;
  }
}

/** Starts the server of the package repository and waits until it answers. */
export async function startPackageServer(
  directory: string,
  repository: Repository,
  port: number,
): Promise<ProcessIdentity> {
  const log = join(directory, 'run', 'packages.log');
  const script = join(import.meta.dirname, '..', 'package-server.ts');
  const server = startDetached([process.execPath, script, repository.directory, String(port)], log, {});
  const ready = await waitFor(async () => {
    if (!isRunning(server)) {
      throw new LabError(
        'lab-start-failed',
        `the package server ended while it started:\n${(readIfThere(log) ?? '').slice(-2000)}`,
      );
    }
    return (await packageServerAnswers(`http://127.0.0.1:${port}/os`, repository)) ? true : undefined;
  }, 10_000);
  if (!ready)
    throw new LabError('lab-start-failed', `the package server (${nativeArch}) does not answer; its log is ${log}`);
  return server;
}
