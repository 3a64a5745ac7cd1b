/**
 * What a record has under a name that comes from outside. Only its own names count: every object answers to `constructor`,
 * `toString` and `__proto__` too.
 */
export function lookup<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
