import { lookup } from '../untrusted/lookup.ts';
import { readNamed, workspaceOf } from '../host/workspace-path.ts';
import type { SecretSpec } from '../options/secrets.ts';

/**
 * Characters that a line of a longer secret has at least to be hidden by itself. The runner replaces what is hidden wherever it
 * stands, in the logs of all later steps too: with `}`, `true` or `data:` of a JSON or YAML secret the logs would be stars, and
 * who reads them could tell from the stars what the secret is made of.
 */
const SHORTEST_LINE = 6;
/** Lines of one secret that are hidden. A key, a certificate chain or a configuration has some hundreds. */
const MOST_LINES = 2000;
/** BuildKit takes no secret above 500 KiB. */
const MAX_SECRET_BYTES = 500 * 1024;

/** What the log must not show of some secrets: as they are, line by line, and in base64. */
export function masksOf(
  secrets: readonly SecretSpec[],
  environment: NodeJS.ProcessEnv,
  directory: string,
): readonly string[] {
  return [...new Set(secrets.flatMap(({ from }) => masksOfValue(valueOf(from, environment, directory))))];
}

function masksOfValue(value: Buffer): readonly string[] {
  const text = value.toString('utf8');
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [only = ''] = lines;
  // The runner hides each line of what it is told to hide, however short: a value of several lines is never given as a whole.
  const plain = lines.length <= 1 ? [only] : lines.filter(({ length }) => length >= SHORTEST_LINE).slice(0, MOST_LINES);
  // As tools print it that encode a file or a variable, with the line break at its end or without.
  const encoded = [value, Buffer.from(text.trimEnd()), ...plain.map((line) => Buffer.from(line))].flatMap(base64Forms);
  return [...plain, ...encoded].filter((mask) => mask !== '');
}

/** A value's own base64, and what it leads to inside of the base64 of something longer, at each of three places it may begin. */
function base64Forms(value: Buffer): readonly string[] {
  if (value.length < SHORTEST_LINE) return [];
  const inside = [0, 1, 2].map((shift) => {
    // Characters at either end that are made of neighbours as well are left out.
    const encoded = Buffer.concat([Buffer.alloc(shift), value]).toString('base64');
    const used = Math.floor(((shift + value.length) * 8) / 6);
    return encoded.slice(Math.ceil((shift * 8) / 6), used);
  });
  return [value.toString('base64'), ...inside];
}

function valueOf(from: SecretSpec['from'], environment: NodeJS.ProcessEnv, directory: string): Buffer {
  if ('value' in from) return Buffer.from(from.value);
  if ('variable' in from) return Buffer.from(lookup(environment, from.variable) ?? '');
  try {
    const file = { what: 'file of a secret', limit: MAX_SECRET_BYTES, code: 'INPUT_INVALID' } as const;
    return readNamed(from.file, file, workspaceOf(directory, directory, true));
  } catch {
    // A file that can't be read is told when a step asks for it.
    return Buffer.alloc(0);
  }
}
