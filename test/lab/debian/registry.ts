import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../errors.ts';
import { readIfThere, writeWhole } from '../files.ts';
import { isRunning, type ProcessIdentity, waitFor } from '../processes.ts';
import { startInside } from './namespace.ts';

/** YAML is a superset of JSON, so the settings can be written as JSON. */
function registrySettings(port: number): string {
  return JSON.stringify({
    version: 0.1,
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: '/lab/registry' }, delete: { enabled: true } },
    http: { addr: `127.0.0.1:${port}` },
  });
}

export async function registryAnswers(address: string): Promise<boolean> {
  try {
    const response = await fetch(`http://${address}/v2/`, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

/** Starts the registry inside the namespaces and waits until it answers. */
export async function startRegistry(
  directory: string,
  namespace: ProcessIdentity,
  port: number,
): Promise<ProcessIdentity> {
  const log = join(directory, 'run', 'registry.log');
  mkdirSync(join(directory, 'registry'), { recursive: true });
  writeWhole(join(directory, 'run', 'registry.yml'), registrySettings(port));
  const registry = await startInside(namespace, ['docker-registry', 'serve', '/lab/run/registry.yml'], log);
  const ready = await waitFor(async () => {
    if (!isRunning(registry))
      throw new LabError(
        'lab-start-failed',
        `the registry ended while it started:\n${(readIfThere(log) ?? '').slice(-2000)}`,
      );
    return (await registryAnswers(`127.0.0.1:${port}`)) ? true : undefined;
  }, 20_000);
  if (!ready) throw new LabError('lab-start-failed', `the registry does not answer on port ${port}; its log is ${log}`);
  return registry;
}
