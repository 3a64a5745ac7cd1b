interface Ordered {
  readonly id: string;
  /** Ids that this one goes before, where both are there. */
  readonly before?: readonly string[];
}

/**
 * Definitions in an order that keeps every `before`; by id where none says anything, so that the place in a list means nothing.
 * @throws RangeError for two of one id, and for a circle
 */
export function inOrder<T extends Ordered>(definitions: readonly T[]): readonly T[] {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  if (byId.size !== definitions.length) throw new RangeError('Two definitions have one id');
  const behind = new Map([...byId.keys()].map((id) => [id, new Set<string>()]));
  for (const { id, before = [] } of definitions) for (const other of before) behind.get(other)?.add(id);
  const ordered: T[] = [];
  const waiting = new Set([...byId.keys()].sort());
  while (waiting.size > 0) {
    const next = [...waiting].find((id) => [...(behind.get(id) ?? [])].every((other) => !waiting.has(other)));
    const definition = next === undefined ? undefined : byId.get(next);
    if (definition === undefined) throw new RangeError(`Each goes before another: ${[...waiting].join(', ')}`);
    waiting.delete(definition.id);
    ordered.push(definition);
  }
  return ordered;
}
