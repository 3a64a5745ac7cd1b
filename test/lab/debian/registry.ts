import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../files.ts';
import type { ProcessIdentity } from '../processes.ts';
import { startInside } from './namespace.ts';
import type { Part } from './parts.ts';

/** YAML is a superset of JSON, so the settings can be written as JSON. */
function registrySettings(address: string): string {
  return JSON.stringify({
    version: 0.1,
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: '/lab/registry' }, delete: { enabled: true } },
    http: { addr: address },
  });
}

async function apiStatus(address: string): Promise<number | undefined> {
  try {
    const response = await fetch(`http://${address}/v2/`, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}

export async function registryAnswers(address: string): Promise<boolean> {
  return (await apiStatus(address)) === 200;
}

/** Whether a registry is there, even if it wants to know who asks. */
export async function registryAnswersAtAll(address: string): Promise<boolean> {
  return (await apiStatus(address)) !== undefined;
}

/** The registry, inside the namespace; `address` is host:port. */
export function registryPart(directory: string, namespace: ProcessIdentity, address: string): Part {
  return {
    name: 'registry',
    directory,
    patience: 120_000,
    answers: () => registryAnswers(address),
    start: () => {
      mkdirSync(join(directory, 'registry'), { recursive: true });
      writeWhole(join(directory, 'run', 'registry.yml'), registrySettings(address));
      return startInside(namespace, ['docker-registry', 'serve', '/lab/run/registry.yml'], '/lab/run/registry.log');
    },
  };
}
