import type { WorkflowResult } from './run-workflow.ts';

/** How a run went: a word, or what the steps said that failed. */
export function told({ jobs, result }: WorkflowResult): string {
  if (result === 'success') return result;
  const steps = Object.values(jobs).flatMap(({ legs }) => legs.flatMap((leg) => leg.steps));
  return steps.flatMap(({ log, name, outcome }) => (outcome === 'failure' ? [`${name}:\n${log}`] : [])).join('\n');
}
