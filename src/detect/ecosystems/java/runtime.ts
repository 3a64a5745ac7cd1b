import type { CopyEntry, Draft } from '../../core/types.ts';
import type { JvmService } from './service.ts';

/** The image of a service on the JVM. */
export function runtimeOf(
  service: JvmService,
  packages: readonly string[],
  copy: readonly CopyEntry[],
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  shell: boolean,
): Draft['runtime'] {
  return {
    packages: [...packages, ...(shell ? ['busybox'] : [])],
    // The share of the container's memory that the heap may take; without it the JVM takes a quarter.
    env: { JAVA_TOOL_OPTIONS: '-XX:MaxRAMPercentage=75', ...service.env, ...env },
    copy,
    command,
    ports: service.port === undefined ? [] : [service.port],
    ...(service.health === undefined ? {} : { health: service.health }),
  };
}
