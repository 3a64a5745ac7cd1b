/** JSON with all fields sorted by name. */
export function canonical(value: unknown): string {
  const text: string | undefined = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
  return text ?? '';
}
