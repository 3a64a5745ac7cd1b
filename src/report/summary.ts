import type { StepReport } from './build-report.ts';
import type { Step } from './steps.ts';

const LONGEST = 5;
/** A Dockerfile may have thousands. */
const SHOWN = 50;

/**
 * Steps that did work, or would have. What the daemon does around them (resolving, loading, exporting) runs every
 * time and says nothing about the cache; sources count only where they were fetched.
 */
export function summariseSteps(steps: readonly Step[]): StepReport {
  const counted = steps.filter(({ name }) => /^(?:\S+ )?\[(?:build|image|(?:\S+ )?\d+\/\d+)\] /.test(name));
  const longest = [...steps]
    .filter(({ state, spent }) => state === 'done' && spent >= 50)
    .sort((a, b) => b.spent - a.spent)
    .slice(0, LONGEST)
    .map(({ name, spent }) => ({ name, seconds: secondsOf(spent) }));
  const shown = counted.slice(0, SHOWN).map(({ name, spent, state }) => {
    const cached = state === 'cached';
    return { name, seconds: cached ? 0 : secondsOf(spent), cached };
  });
  return { total: counted.length, cached: counted.filter(({ state }) => state === 'cached').length, longest, shown };
}

function secondsOf(milliseconds: number): number {
  return Math.round(milliseconds / 10) / 100;
}
