/** Told when a step of bringing the lab up or down is over: what it was and how many milliseconds it took. */
export type StepReport = (step: string, milliseconds: number) => void;

export async function timed<Value>(report: StepReport, step: string, work: () => Promise<Value>): Promise<Value> {
  const start = performance.now();
  const value = await work();
  report(step, Math.round(performance.now() - start));
  return value;
}
