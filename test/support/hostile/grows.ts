import { attacksOn } from './attacks.ts';
import { stepsCounter } from './expression-steps.ts';

/** Length of the attacks in characters. */
const LENGTH = 2000;

/** Steps for each character up to which an expression is left alone: what is linear takes a few, and what is not many more. */
const FEW = 12;

/** Steps for each character that no bound which is worth its name allows. */
const MANY = 5000;

/** What four times the text may take times as many steps: a linear expression takes 4, a quadratic one 16. */
const GROWTH = 6;

/**
 * An attack on which an expression takes more than linear time. A bound in the expression, such as `{0,300}`, shows on a text that
 * is long enough, so the growth is looked at twice.
 */
export function attackThatGrows(expression: RegExp): string | undefined {
  const steps = stepsCounter(expression);
  return attacksOn(expression, LENGTH).find((attack) => {
    const tail = attack.slice(-1);
    const taken = steps(attack, LENGTH * MANY);
    if (taken === LENGTH * MANY) return true;
    if (taken < LENGTH * FEW) return false;
    const quarter = steps(attack.slice(0, LENGTH / 4) + tail, taken);
    if (quarter * GROWTH > taken) return false;
    return steps(attack.slice(0, -1).repeat(4) + tail, taken * GROWTH) === Math.ceil(taken * GROWTH);
  });
}
