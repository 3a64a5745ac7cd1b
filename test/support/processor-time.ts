/** Milliseconds for which the processor worked on it: what else runs on the machine adds nothing, as it does to the clock. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
