/**
 * Works on several things at once, in their order, and gives what came of each: one that fails keeps no other from being done.
 * @param most how many are worked on at any time
 */
export async function settleAll<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
): Promise<readonly PromiseSettledResult<R>[]> {
  const results: PromiseSettledResult<R>[] = [];
  let next = 0;
  async function worker(): Promise<void> {
    for (let at = next++; at < items.length; at = next++) {
      const [result] = await Promise.allSettled([work(items[at] as T)]);
      results[at] = result;
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}
