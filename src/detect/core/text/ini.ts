/** The value of the first such key of an INI file, line by line: the rest of the key's line, and the lines after it that are indented or blank. */
export function iniValue(text: string, key: string): readonly string[] {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith(key) && /^\s*=/.test(line.slice(key.length)));
  if (first === -1) return [];
  const next = lines.findIndex((line, index) => index > first && /^\S/.test(line));
  const rest = lines.slice(first + 1, next === -1 ? lines.length : next);
  return [(lines[first] ?? '').replace(/^[^=]*=/, ''), ...rest];
}
