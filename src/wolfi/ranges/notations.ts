// What languages write of versions, said as ranges in npm's notation.

/** Composer's constraint as a range in npm's notation: single bars and commas, `8.1.*`, stability flags. */
export function composerRange(text: string): string | undefined {
  const range = text
    .split(/\|\|?/)
    .map((alternative) => alternative.trim())
    .join(' || ')
    .replaceAll(',', ' ')
    .replace(/@\w+/g, '')
    .replace(/~(\d+)\.(\d+)(?!\.)/g, '^$1.$2.0')
    .trim();
  return /\d/.test(range) ? range : undefined;
}

/**
 * A version or a specifier set (PEP 440) as a range in npm's notation: `>=3.11,<4` → `>=3.11 <4`, `~=3.11.2` → `~3.11.2`, `python-3.12.1` → `3.12.1`.
 * Exclusions (`!=`) concern patch levels and fall away. Undefined for what asks for nothing: `pypy`, `system`.
 */
export function pythonRange(text: string): string | undefined {
  const clean = text.replace(/^(?:c?python)[-@]?/i, '').trim();
  const alternatives = clean.split('||').map((alternative) =>
    alternative
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '' && !part.startsWith('!='))
      .map(specifier)
      .join(' '),
  );
  return alternatives.every((part) => /\d/.test(part)) ? alternatives.join(' || ') : undefined;
}

function specifier(part: string): string {
  const compatible = /^~=\s*(\d+)\.(\d+)(?:\.(\d+))?$/.exec(part);
  // Two parts leave the second one open: ~=3.11 means any 3.x from 3.11 on.
  if (compatible)
    return compatible[3] === undefined
      ? `^${compatible[1]}.${compatible[2]}.0`
      : `~${compatible[1]}.${compatible[2]}.${compatible[3]}`;
  return part
    .replace(/^===?\s*/, '')
    .replace(/(?:a|b|rc)\d+$|-dev$/, '')
    .replace(/\.\*$/, '');
}

/** `ruby-3.3.1` and `3.3.1p12` → `3.3.1`, `~> 3.2` → `^3.2.0`, `~> 3.2.0` → `~3.2.0`. */
export function rubyRange(text: string): string | undefined {
  const range = text
    .replace(/^(?:m?ruby)-/, '')
    .replace(/-?p\d+$/, '')
    .replace(/~>\s*(\d+)\.(\d+)\.(\d+)/, '~$1.$2.$3')
    .replace(/~>\s*(\d+)\.(\d+)(?!\.)/, '^$1.$2.0');
  return /^[\d<>=~^]/.test(range.trim()) ? range : undefined;
}

/** `1.8` → `8`, `17.0.9-tem` → `17`, `temurin-21.0.2` → `21`. */
export function readJavaVersion(text: string): string | undefined {
  const number = /(?:^|[a-z-])(1\.)?(\d{1,2})(?:[._+-]|$)/i.exec(text.trim());
  return number?.[2];
}

/** Hex writes as RubyGems does, with words between: `~> 1.15 or ~> 1.16`, and names the Erlang behind: `1.17.2-otp-27`. */
export function hexRange(text: string): string | undefined {
  return rubyRange(text.replace(/-otp-\d+$/, ''))
    ?.replaceAll(/\bor\b/g, '||')
    .replaceAll(/\band\b/g, ' ');
}
