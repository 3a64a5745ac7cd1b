import { pushedNames } from '../options/targets.ts';
import type { StepTracker } from '../report/steps.ts';
import type { BuildRequest, ImageTools } from './build-request.ts';
import { PackageStep } from './package-step.ts';
import { prepareRoots, type PreparedRoots } from './prepare-roots.ts';

/**
 * Fetches packages while something else is done that may end the build; whichever fails first ends the other.
 * @param anew lays out whatever is remembered
 */
export async function rootsWhile(
  { planned, outputs }: Pick<BuildRequest, 'planned' | 'outputs'>,
  {
    makeRoots,
    now,
    onProgress,
    signal,
    stopwatch,
  }: Pick<ImageTools, 'makeRoots' | 'now' | 'onProgress' | 'signal' | 'stopwatch'>,
  tracker: StepTracker,
  other: () => Promise<void>,
  anew = false,
): Promise<PreparedRoots> {
  const stop = new AbortController();
  const step = new PackageStep(tracker, onProgress, now);
  // What refuses the build says so before any step is seen.
  let mayGoOn = false;
  const onFetched: typeof step.progress = (progress) => {
    if (mayGoOn) step.progress(progress);
  };
  const options = { signal: AbortSignal.any([signal, stop.signal]), onProgress: onFetched, anew };
  const preparing = stopwatch.measure('packages', () =>
    prepareRoots(planned, pushedNames(outputs), makeRoots, options).then(
      (roots) => {
        step.end();
        return roots;
      },
      (error: unknown) => {
        step.end(error as Error);
        throw error;
      },
    ),
  );
  try {
    const allowed = other().then(() => (mayGoOn = true));
    const [roots] = await Promise.all([preparing, allowed]);
    return roots;
  } catch (error) {
    stop.abort(error);
    // Whatever it fails with now, the first failure is the one to tell.
    await preparing.catch(() => undefined);
    throw error;
  }
}
