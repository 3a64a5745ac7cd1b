import { join } from 'node:path';
import type { PackageSettings } from '../../app/packages.ts';
import { architectureOf, hostPlatform } from '../../app/platform.ts';
import { cacheFolder } from '../../host/cache-folder.ts';
import { redactedAddress } from '../../untrusted/redact.ts';
import { DirectoryStore, loadIndex, type LoadIndexOptions } from '../../wolfi/index.ts';
import type { CliSurroundings } from '../surroundings.ts';
import { wordsOf, type Finding } from './finding.ts';

/** Whether the package index can be had: its mirror is asked, however young the one is that is kept. */
export async function indexFinding(
  settings: PackageSettings,
  { environment, signal }: Pick<CliSurroundings, 'environment' | 'signal'>,
): Promise<Finding> {
  const subject = 'package index';
  const folder = join(cacheFolder(environment), 'wolfi');
  const warnings: string[] = [];
  const options: LoadIndexOptions = {
    ...settings,
    architecture: architectureOf(hostPlatform(process.arch)),
    fetch,
    store: new DirectoryStore(folder),
    now: () => Date.now(),
    signal,
    onWarning: ({ message }) => warnings.push(message),
    retry: { attempts: 1 },
  };
  const places = settings.repositories.map(({ url }) => redactedAddress(url)).join(', ');
  const before = await keptSince(options);
  const kept = `${before === undefined ? 'none was kept' : `kept for ${ago(Date.now() - before)}`} in ${folder}`;
  try {
    warnings.length = 0;
    const loaded = await loadIndex({ ...options, maxAgeMs: 0 });
    const { index, origin } = loaded;
    const found = `${places}, ${index.size} packages, ${kept}`;
    loaded.close();
    if (origin !== 'stale' && warnings.length === 0) return { subject, mark: 'good', found };
    return {
      subject,
      mark: 'doubtful',
      found: [found, ...warnings.map((warning) => wordsOf(warning))].join('; '),
      mend: 'Check the network and its proxies: builds use the index that is kept until it can be renewed.',
    };
  } catch (error) {
    signal.throwIfAborted();
    const hint = error instanceof Error && 'hint' in error ? String(error.hint) : 'Check the network and its proxies.';
    return { subject, mark: 'missing', found: `${places}: ${wordsOf(error)}`, mend: hint };
  }
}

/** When the index that is kept was last known to be the newest; nobody is asked. */
async function keptSince(options: LoadIndexOptions): Promise<number | undefined> {
  try {
    const offline = (): never => {
      throw new Error('nobody is asked');
    };
    const loaded = await loadIndex({ ...options, fetch: offline, maxAgeMs: Number.POSITIVE_INFINITY });
    loaded.close();
    return loaded.fetchedAt;
  } catch {
    // Nothing is kept that could be used, which is the answer: the index is asked for next, and says what is wrong with it.
    return undefined;
  }
}

function ago(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  if (minutes < 120) return `${minutes} minutes`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`;
}
