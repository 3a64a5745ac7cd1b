import type { Probe } from '../schema/probe.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import type { Healthcheck } from './image-plan.ts';

const SECOND_IN_NANOSECONDS = 1_000_000_000;

/**
 * The check that the container engine runs, or nothing where no endpoint or no program to ask it is known. Nothing is ever added to
 * an image only to check it: a downloader that nobody needs is what an intruder looks for first. Orchestrators find the endpoint
 * in a label.
 * @param probes the preferred one first
 */
export function healthCheck(build: UniversalBuild, probes: readonly Probe[]): Healthcheck | undefined {
  const { health, packages, ports } = build.runtime;
  const [port] = ports;
  if (health === undefined || port === undefined) return undefined;
  const names = packages.map((entry) => entry.replace(/[=~<>].*/s, ''));
  const probe = probes.find((candidate) => names.some((name) => candidate.package.test(name)));
  if (probe === undefined) return undefined;
  return {
    Test: ['CMD', ...probe.test(`http://127.0.0.1:${port}${health.endpoint}`)],
    Interval: 30 * SECOND_IN_NANOSECONDS,
    Timeout: 5 * SECOND_IN_NANOSECONDS,
    StartPeriod: 10 * SECOND_IN_NANOSECONDS,
    Retries: 3,
  };
}
