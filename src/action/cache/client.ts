import { runProcess } from '../../host/run-process.ts';
import { parseResult, type CacheResult } from './result.ts';

export interface CacheClientOptions {
  /** Path of the cache program. */
  readonly program: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Takes what is to be hidden in logs. */
  readonly mask: (value: string) => void;
}

/** The cache service, through a process that is ended when it takes too long. Nothing of it ever throws. */
export class CacheClient {
  readonly #options: CacheClientOptions;

  constructor(options: CacheClientOptions) {
    this.#options = options;
  }

  /** Brings back a directory from the newest entry whose key begins with `prefix`. */
  restore(directory: string, prefix: string, timeout: number): Promise<CacheResult> {
    return this.#run(['restore', directory, prefix, prefix], timeout);
  }

  save(directory: string, key: string, timeout: number): Promise<CacheResult> {
    return this.#run(['save', directory, key], timeout);
  }

  async #run(args: readonly string[], timeout: number): Promise<CacheResult> {
    const { program, environment, signal, mask } = this.#options;
    try {
      const { stdout, stderr, exitCode } = await runProcess([process.execPath, program, ...args], {
        env: environment,
        timeout,
        ...(signal === undefined ? {} : { signal }),
      });
      const result = parseResult(stdout);
      for (const value of result.masks) mask(value);
      if (result.finished) return result;
      const complaint = exitCode === null ? `no answer within ${timeout / 1000} seconds` : lastLine(stderr);
      return { ...result, complaint: result.complaint ?? complaint };
    } catch (error) {
      return { finished: false, masks: [], complaint: error instanceof Error ? error.message : String(error) };
    }
  }
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .findLast((line) => /\bError\b/.test(line)) ?? 'it ended without an answer'
  );
}
