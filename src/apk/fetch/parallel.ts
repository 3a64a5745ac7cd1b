/**
 * Works on several things at once, the largest first, so that the end is not spent on one of those alone. Gives what came of each, in the
 * order in which they were given: one that fails keeps no other from being done.
 * @param most how many are worked on at any time
 */
export async function settleAll<T extends { readonly size: number }, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
): Promise<readonly PromiseSettledResult<R>[]> {
  const results: PromiseSettledResult<R>[] = [];
  const waiting = [...items.entries()].sort(([, a], [, b]) => b.size - a.size).values();
  async function worker(): Promise<void> {
    for (const [at, item] of waiting) {
      const [result] = await Promise.allSettled([work(item)]);
      results[at] = result;
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}
