/**
 * Visits an item and, before it goes on with it, whatever the visit yields. Goes without recursion: a chain of dependencies may
 * be longer than the stack is deep. Not to visit an item twice is the visit's own business.
 */
export function depthFirst<T>(root: T, visit: (item: T) => Generator<T, void, void>): void {
  const stack = [visit(root)];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.next();
    if (next.done) stack.pop();
    else stack.push(visit(next.value));
  }
}
