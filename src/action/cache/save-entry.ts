import { runProcess } from '../../host/run-process.ts';
import type { Bridge } from '../../host/network/bridge.ts';
import { namesProxies } from '../../host/use-network.ts';
import { parseResult, type CacheResult } from './result.ts';

export interface CacheClientOptions {
  /** Path of the cache program. */
  readonly program: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Takes what is to be hidden in logs. */
  readonly mask: (value: string) => void;
}

/**
 * Sends a folder to the cache service, in a process that is ended when it takes too long. Never throws.
 * @param timeout milliseconds
 */
export async function saveEntry(
  { program, environment, mask }: CacheClientOptions,
  directory: string,
  key: string,
  timeout: number,
): Promise<CacheResult> {
  let bridge: Bridge | undefined;
  try {
    bridge = await bridgeFor(environment);
    const { stdout, stderr, exitCode } = await runProcess([process.execPath, program, directory, key], {
      env: bridge?.environment ?? environment,
      timeout,
    });
    const result = parseResult(stdout);
    for (const value of result.masks) mask(value);
    if (result.finished) return result;
    const complaint = exitCode === null ? `no answer within ${timeout / 1000} seconds` : lastLine(stderr);
    return { ...result, complaint: result.complaint ?? complaint };
  } catch (error) {
    return { finished: false, masks: [], complaint: error instanceof Error ? error.message : String(error) };
  } finally {
    await bridge?.close();
  }
}

/** The library behind the program can't go through every proxy, this process can. */
async function bridgeFor(environment: NodeJS.ProcessEnv): Promise<Bridge | undefined> {
  if (!namesProxies(environment)) return undefined;
  const { openBridge } = await import('../../host/network/bridge.ts');
  return openBridge(environment);
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .findLast((line) => /\bError\b/.test(line)) ?? 'it ended without an answer'
  );
}
