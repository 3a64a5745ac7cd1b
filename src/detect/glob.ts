/** Turns a path pattern into a test: `*` and `?` stay within a name, `**` spans folders, `{a,b}` chooses. */
export function globTest(pattern: string): (path: string) => boolean {
  const clean = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
  if (clean.length > 1024) return () => false;
  const source = clean
    .split(/(\*\*\/?|\*|\?|\{[^{}]*\})/)
    .map((piece) => {
      if (piece === '**/' || piece === '**') return piece === '**' ? '.*' : '(?:[^/]+/)*';
      if (piece === '*') return '[^/]*';
      if (piece === '?') return '[^/]';
      if (piece.startsWith('{')) return `(?:${piece.slice(1, -1).split(',').map(escape).join('|')})`;
      return escape(piece);
    })
    .join('');
  const expression = new RegExp(`^${source}$`);
  return (path) => expression.test(path);
}

/** Which of the paths a list of patterns chooses; a pattern with `!` in front takes out again. */
export function globSelect(paths: readonly string[], patterns: readonly string[]): readonly string[] {
  const chosen = patterns.filter((pattern) => !pattern.startsWith('!')).map(globTest);
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => globTest(pattern.slice(1)));
  return paths.filter((path) => chosen.some((test) => test(path)) && !excluded.some((test) => test(path)));
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
