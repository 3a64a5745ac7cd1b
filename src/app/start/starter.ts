import type { Gateway } from '../../buildkit/index.ts';
import type { VerifyWish } from '../../options/verify.ts';
import type { StartReport } from '../../report/build-report.ts';
import type { Built, StartTools } from './start-image.ts';

/** Tries the image of one platform before it is exported, where that is wanted. */
export type Start = (gateway: Gateway, built: Built, own: string) => Promise<void>;

/** Tries images as it is wished, and keeps what was seen of them, by the names of platforms: they end in any order. */
export function starter(
  { env, when }: VerifyWish,
  tools: StartTools,
): { readonly start: Start; readonly starts: readonly StartReport[] } {
  const starts: StartReport[] = [];
  const start: Start = async (gateway, built, own) => {
    if (when === 'never' || (when === 'known' && built.health === undefined)) return;
    const { startOn } = await import('./start-image.ts');
    starts.push(await startOn(gateway, built, own, { strict: when === 'always', env }, tools));
    starts.sort((a, b) => (a.platform < b.platform ? -1 : 1));
  };
  return { start, starts };
}
