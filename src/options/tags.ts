import { formatReference, OciError, parseReference, type Reference } from '../oci/index.ts';
import { AipackError, type Problem } from '../schema/errors.ts';
import { redactedAddress } from '../untrusted/redact.ts';
import { isTagRule } from './names/is-tag-rule.ts';

/**
 * Reads image names as Docker does and completes them.
 * @throws AipackError with every name that can't be read; where only letter case is wrong, with the name that is right.
 */
export function parseTags(names: readonly string[]): readonly Reference[] {
  const problems: Problem[] = [];
  const tags: Reference[] = [];
  for (const name of names) {
    const parsed = tryParse(name);
    if (parsed?.digest !== undefined)
      problems.push(invalid(name, 'A tag names what will be pushed; leave the digest out.'));
    else if (parsed !== undefined) tags.push(parsed);
    else problems.push(invalid(name, suggestion(name)));
  }
  if (problems.length > 0) throw new AipackError(problems);
  const seen = new Set<string>();
  return tags.filter((tag) => !seen.has(formatReference(tag)) && seen.add(formatReference(tag)));
}

function tryParse(name: string): Reference | undefined {
  try {
    return parseReference(name);
  } catch (error) {
    if (error instanceof OciError) return undefined;
    throw error;
  }
}

function suggestion(name: string): string {
  if (isTagRule(name)) return 'Rules for tags are read in a workflow only, where there is an event to make them of.';
  const slash = name.lastIndexOf('/');
  const colon = name.indexOf(':', slash + 1);
  const end = colon < 0 ? name.length : colon;
  const lower = name.slice(0, end).toLowerCase() + name.slice(end);
  return lower !== name && tryParse(lower) !== undefined
    ? `Repository names are lowercase: use ${lower}`
    : 'Expected something like ghcr.io/owner/app:1.2';
}

function invalid(name: string, hint: string): Problem {
  return {
    code: 'TAG_INVALID',
    message: `${JSON.stringify(redactedAddress(name))} is not an image name to push to`,
    hint,
  };
}
