/** A name as a component of an image reference: lowercase letters and digits, with single separators between them. */
export function imageName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/[._-]{2,}/g, '-')
    .replace(/^[._-]+|(?<![._-])[._-]+$/g, '')
    .slice(0, 128)
    .replace(/(?<![._-])[._-]+$/, '');
}

/** Adds a counter to names that were taken before, in the order given: `api`, `api-2`, `api-3`. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    // A counted name may itself be someone's real name further on, or before.
    for (let count = 2; taken.has(unique) || (unique !== name && names.includes(unique)); count++)
      unique = `${name}-${count}`;
    taken.add(unique);
    return unique;
  });
}
