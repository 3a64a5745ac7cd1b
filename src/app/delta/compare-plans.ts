import { COMPARED, type Compared, type Delta, type PlatformDelta } from '../../report/delta.ts';
import { changesOf } from './changes-of.ts';
import type { PlanFacts } from './plan-facts.ts';

/** Some plans, and what they are called. */
export interface ReadPlans {
  readonly name: string;
  readonly plans: readonly PlanFacts[];
}

/** What differs between two lists of plans, service by service and platform by platform. One on each side are compared whatever they are called. */
export function comparePlans(before: ReadPlans, after: ReadPlans): Delta {
  const [old] = before.plans;
  const [now] = after.plans;
  const isPair = before.plans.length === 1 && after.plans.length === 1 && old !== undefined && now !== undefined;
  const names = [...new Set([...before.plans, ...after.plans].map(({ name }) => name))].sort();
  const platforms = isPair
    ? [comparePair(old.name === now.name ? now.name : `${old.name} → ${now.name}`, old, now)]
    : names.map((name) => {
        const [mine, theirs] = [before, after].map(({ plans }) => plans.find((plan) => plan.name === name));
        return mine === undefined || theirs === undefined
          ? {
              platform: name,
              same: false,
              changes: {},
              notes: [`Only the ${mine === undefined ? 'new' : 'old'} one has it.`],
            }
          : comparePair(name, mine, theirs);
      });
  return {
    before: { name: before.name },
    after: { name: after.name },
    same: platforms.every(({ same }) => same),
    platforms,
  };
}

function comparePair(name: string, { told: old }: PlanFacts, { told: now }: PlanFacts): PlatformDelta {
  const lists = (Object.keys(COMPARED) as Compared[]).flatMap((kind) => {
    const [mine, theirs] = [old[kind], now[kind]];
    return mine === undefined || theirs === undefined ? [] : [[kind, changesOf(mine, theirs)] as const];
  });
  return {
    platform: name,
    same: lists.every(([, changes]) => changes.length === 0),
    changes: Object.fromEntries(lists),
    notes: [],
  };
}
