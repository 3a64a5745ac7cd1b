import { posix } from 'node:path';
import { readClass } from './character-class.ts';
import { ANY, FOLDERS, IN_NAME, literal, matcher, type Part, type TextTest } from './matcher.ts';

/** A line of a `.dockerignore`, as Docker reads it. */
export interface DockerPattern {
  /** Whether it takes back what earlier lines ignore. */
  readonly negated: boolean;
  /** Of a path from the root, for itself alone: what lies in a folder that matches is no matter of the pattern. */
  readonly test: TextTest;
}

/** A line as a pattern; undefined where it is blank, a comment or malformed: one bad line should not end a build here. */
export function dockerPattern(line: string): DockerPattern | undefined {
  if (line.startsWith('#')) return undefined;
  const trimmed = line.trim();
  const negated = trimmed.startsWith('!');
  const given = (negated ? trimmed.slice(1) : trimmed).trim();
  if (given === '') return undefined;
  const pattern = posix
    .normalize(given)
    .replace(/(?<=.)\/$/, '')
    .replace(/^\/(?=.)/, '');
  const parts = partsOf(pattern);
  return parts === undefined ? undefined : { negated, test: matcher(parts) };
}

function partsOf(pattern: string): readonly Part[] | undefined {
  const plainEnd = /^\*\*[^*?[\]\\]*$/.test(pattern);
  // `**` before a plain ending stands for anything at all, also within a name.
  if (plainEnd) {
    const ending = pattern.slice(2);
    return ending.startsWith('/') ? [FOLDERS, literal(ending.slice(1))] : [{ kind: 'run', has: ANY }, literal(ending)];
  }
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length;) {
    const character = pattern.charAt(at);
    if (pattern.startsWith('**', at)) {
      at += pattern[at + 2] === '/' ? 3 : 2;
      parts.push(at === pattern.length ? { kind: 'run', has: ANY } : FOLDERS);
    } else if (character === '[') {
      const set = readClass(pattern, at, { negation: '', lenient: false });
      if (set === undefined) return undefined;
      parts.push({ kind: 'one', has: set.has });
      at = set.end;
    } else if (character === '\\') {
      if (at + 1 === pattern.length) return undefined;
      const escaped = String.fromCodePoint(pattern.codePointAt(at + 1) ?? 0);
      parts.push(literal(escaped));
      at += 1 + escaped.length;
    } else {
      parts.push(
        character === '*'
          ? { kind: 'run', has: IN_NAME }
          : character === '?'
            ? { kind: 'one', has: IN_NAME }
            : literal(character),
      );
      at++;
    }
  }
  return parts;
}
