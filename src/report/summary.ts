import type { Step } from './steps.ts';

export interface StepSummary {
  readonly total: number;
  readonly cached: number;
  /** The steps that took longest, longest first. */
  readonly longest: readonly { readonly name: string; readonly seconds: number }[];
}

const SHOWN = 5;

/**
 * Steps that did work, or would have. What the daemon does around them (resolving, loading, exporting) runs every
 * time and says nothing about the cache; sources count only where they were fetched.
 */
export function summariseSteps(steps: readonly Step[]): StepSummary {
  const counted = steps.filter(({ name }) => /^(?:\S+ )?\[(?:build|image|(?:\S+ )?\d+\/\d+)\] /.test(name));
  const longest = [...steps]
    .filter(({ state, spent }) => state === 'done' && spent >= 50)
    .sort((a, b) => b.spent - a.spent)
    .slice(0, SHOWN)
    .map(({ name, spent }) => ({ name, seconds: Math.round(spent / 10) / 100 }));
  return { total: counted.length, cached: counted.filter(({ state }) => state === 'cached').length, longest };
}
