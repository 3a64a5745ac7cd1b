import { describe, expect, test } from '@jest/globals';
import { resolve, ResolveError } from '../../../src/wolfi/index.ts';
import { wolfiIndex, wolfiSolves as solves } from '../../support/wolfi-data.ts';

function answer(world: readonly string[]): string[] | ResolveError {
  try {
    return resolve(wolfiIndex(), world)
      .packages.map(({ name, version }) => `${name}=${version}`)
      .sort();
  } catch (error) {
    if (error instanceof ResolveError) return error;
    throw error;
  }
}

describe('worlds that apk was asked for', () => {
  test('there are fifty of them', () => {
    expect(solves).toHaveLength(50);
  });

  test.each(solves.filter((solve) => solve.ok))('$world gives what apk installs', ({ world, install = [] }) => {
    expect(answer(world)).toEqual([...install].sort());
  });

  test.each(solves.filter((solve) => !solve.ok))('$world fails as it does with apk', ({ world, error = [] }) => {
    const refused = answer(world);
    if (!(refused instanceof ResolveError)) throw new Error(`${world.join(' ')} was resolved`);
    // apk's second line names the package or name in question: `  nodejs-99 (no such package):`, `  go-1.26-1.26.7-r0:`.
    const subject = /^\s+(\S+?)(?: \(.*\))?:$/.exec(error[1] ?? '')?.[1];
    expect(refused.reasons.map((reason) => reason.subject)).toContain(subject);
  });
});
