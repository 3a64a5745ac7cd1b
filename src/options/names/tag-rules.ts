import { AipackError, type Problem } from '../../schema/errors.ts';
import { lookup } from '../../untrusted/lookup.ts';
import { readFields, splitPair } from '../list.ts';

/** Ways to make a tag from an event, in docker/metadata-action's words. */
export type RuleType = 'schedule' | 'semver' | 'edge' | 'ref' | 'raw' | 'sha';

/** One line of `tags` that begins with `type=`. */
export interface TagRule {
  readonly type: RuleType;
  /** What the line says, and what stands for what it does not. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Rules of higher priority come first; the first that makes a tag says the version. */
  readonly priority: number;
}

interface TypeRow {
  readonly priority: number;
  /** Attributes of its own with their defaults; one without a default has to be given. */
  readonly own: Readonly<Record<string, string | undefined>>;
  readonly choices?: Readonly<Record<string, readonly string[]>>;
}

/** Priorities and defaults are those of docker/metadata-action 6. */
const TYPES: Readonly<Record<RuleType, TypeRow>> = {
  schedule: { priority: 1000, own: { pattern: 'nightly' } },
  semver: { priority: 900, own: { pattern: undefined, value: '' } },
  edge: { priority: 700, own: { branch: '' } },
  ref: { priority: 600, own: { event: undefined }, choices: { event: ['branch', 'tag', 'pr'] } },
  raw: { priority: 200, own: { value: undefined } },
  sha: { priority: 100, own: { format: 'short', prefix: 'sha-' }, choices: { format: ['short', 'long'] } },
};

const COMMON = ['enable', 'priority', 'prefix', 'suffix'];

/** What is done where no rule is given. */
export const DEFAULT_RULES = ['type=schedule', 'type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr'];

/**
 * Reads rules for tags, those of higher priority first.
 * @throws AipackError INPUT_INVALID with all that is wrong
 */
export function parseTagRules(lines: readonly string[]): readonly TagRule[] {
  const problems: Problem[] = [];
  const rules = lines.flatMap((line) => {
    const read = readRule(line);
    if (!('because' in read)) return [read];
    problems.push(invalid(line, read.because));
    return [];
  });
  if (problems.length > 0) throw new AipackError(problems);
  return rules.toSorted((a, b) => b.priority - a.priority);
}

function readRule(line: string): TagRule | { readonly because: string } {
  const given = new Map(
    readFields(line, 'The input tags').map((field) => {
      const [key, value] = splitPair(field);
      return [key.trim().toLowerCase(), value?.trim()];
    }),
  );
  const type = given.get('type') ?? '';
  const row = lookup<TypeRow>(TYPES, type);
  if (row === undefined) {
    const known = `the types are ${Object.keys(TYPES).join(', ')}`;
    return { because: NOT_HERE.has(type) ? `type=${type} is not read here; ${known}` : known };
  }
  given.delete('type');
  for (const [key, value] of given) {
    if (value === undefined) return { because: `expected ${key}=VALUE` };
    if (!COMMON.includes(key) && !Object.hasOwn(row.own, key)) return { because: `type=${type} has no ${key}` };
    const choices = lookup(row.choices, key);
    if (choices?.includes(value) === false) return { because: `${key} is one of ${choices.join(', ')}` };
  }
  const missing = Object.entries(row.own).find(([key, value]) => value === undefined && !given.has(key));
  if (missing !== undefined) return { because: `type=${type} needs ${missing[0]}=VALUE` };
  const pull = given.get('event') === 'pr' ? { prefix: 'pr-' } : {};
  const attributes = Object.fromEntries(
    Object.entries({ ...row.own, ...pull, ...Object.fromEntries(given) }).filter(([, value]) => value !== undefined),
  ) as Readonly<Record<string, string>>;
  const priority = Number(attributes.priority ?? row.priority);
  if (!Number.isSafeInteger(priority)) return { because: 'priority is a whole number' };
  return { type: type as RuleType, attributes, priority };
}

/** Types that need a regular expression, or a language's own idea of versions. */
const NOT_HERE = new Set(['match', 'pep440']);

function invalid(line: string, because: string): Problem {
  return {
    code: 'INPUT_INVALID',
    message: `The rule ${JSON.stringify(line)} of tags can't be read: ${because}`,
    hint: 'A rule is like type=semver,pattern={{version}} or type=raw,value=latest,enable={{is_default_branch}}.',
  };
}
