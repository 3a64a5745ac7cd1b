import type { UniversalBuild } from '../schema/universal-build.ts';
import { AIDE_PATH, isChecked, requestPath } from './aide/uses.ts';
import type { Healthcheck } from './image-plan.ts';

const SECOND_IN_NANOSECONDS = 1_000_000_000;

/**
 * The check that the container engine runs, or nothing where no endpoint is known. Nothing is added for it that an intruder could
 * use: aipack-aide asks nobody but the container itself. It asks the port in PORT first, and then the one that was found.
 */
export function healthCheck(build: UniversalBuild): Healthcheck | undefined {
  const { health, ports } = build.runtime;
  const [port] = ports;
  if (!isChecked(build) || health === undefined || port === undefined) return undefined;
  return {
    Test: ['CMD', AIDE_PATH, 'check', String(port), requestPath(health.endpoint)],
    Interval: 30 * SECOND_IN_NANOSECONDS,
    Timeout: 5 * SECOND_IN_NANOSECONDS,
    StartPeriod: 10 * SECOND_IN_NANOSECONDS,
    Retries: 3,
  };
}
