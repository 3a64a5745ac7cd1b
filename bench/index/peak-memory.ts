import { readFileSync } from 'node:fs';

/**
 * Most bytes that this process ever had in memory. Not from `resourceUsage`, which still counts what the parent had before this
 * program replaced it.
 */
export function peakMemory(): number {
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}
