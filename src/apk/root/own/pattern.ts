/** Whether a name is one that a shell's pattern of `*` and `?` means. Takes as many steps as the lengths multiplied. */
export function matchesPattern(name: string, pattern: string): boolean {
  let ends = new Set([0]);
  for (const char of pattern) {
    const next = new Set<number>();
    for (const at of ends) {
      if (char === '*') for (let end = at; end <= name.length; end++) next.add(end);
      else if (at < name.length && (char === '?' || char === name[at])) next.add(at + 1);
    }
    ends = next;
  }
  return ends.has(name.length);
}
