import type { Answer } from '../../untrusted/answer.ts';
import { isLoopback } from '../loopback.ts';

export type Scheme = 'http' | 'https';

/**
 * How a registry is spoken to. Loopback is without TLS, as Docker has it; of one that may be without, TLS is tried first.
 * @param asks one request to the registry
 * @throws AbortError, or whatever else the signal was aborted with
 */
export async function schemeOf(
  registry: string,
  host: string,
  insecure: boolean,
  asks: (url: URL) => Promise<Answer>,
  signal: AbortSignal,
): Promise<Scheme> {
  if (isLoopback(registry)) return 'http';
  if (!insecure) return 'https';
  try {
    const answer = await asks(new URL(`https://${host}/v2/`));
    await answer.body?.cancel();
    return 'https';
  } catch {
    // Without TLS, it says itself what is wrong.
    signal.throwIfAborted();
    return 'http';
  }
}
