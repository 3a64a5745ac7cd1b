import parse from 'semver/functions/parse.js';
import valid from 'semver/functions/valid.js';
import type { Flavor } from '../../options/names/flavor.ts';
import type { TagRule } from '../../options/names/tag-rules.ts';
import { AipackError } from '../../schema/errors.ts';
import { afterRef, type NamingEvent } from './event.ts';
import { eventValues, expand } from './expressions.ts';

/** What rules make of an event. */
export interface Versions {
  /** The first tag, by the priority of the rules; undefined where no rule makes one. */
  readonly version: string | undefined;
  /** All of them, `latest` last. */
  readonly tags: readonly string[];
}

interface Made {
  readonly value: string;
  /** Whether it stands for `latest` where the flavor leaves that to the rules. */
  readonly latest: boolean;
}

/**
 * Makes tags from an event.
 * @param onWarning what a rule could not make something of
 * @throws AipackError INPUT_INVALID
 */
export function versionsOf(
  rules: readonly TagRule[],
  flavor: Flavor,
  event: NamingEvent,
  onWarning: (message: string) => void,
): Versions {
  const made = rules
    .filter((rule) => isEnabled(rule, event))
    .flatMap((rule) => {
      const found = make(rule, event, onWarning);
      return found === undefined || found.value === ''
        ? []
        : [{ ...found, value: legal(affixed(found.value, rule, flavor, event)) }];
    });
  const [first] = made;
  if (first === undefined) return { version: undefined, tags: [] };
  const latest = flavor.latest === 'auto' ? first.latest : flavor.latest === 'true';
  const { onLatest, prefix, suffix } = flavor;
  const last = `${onLatest.prefix ? prefix : ''}latest${onLatest.suffix ? suffix : ''}`;
  return {
    version: first.value,
    tags: [...new Set([...made.map(({ value }) => value), ...(latest ? [legal(last)] : [])])],
  };
}

function isEnabled({ attributes: { enable = 'true' } }: TagRule, event: NamingEvent): boolean {
  const said = expand(enable, eventValues(event), event).trim();
  if (said === 'true' || said === 'false') return said === 'true';
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `enable of a rule for tags is ${JSON.stringify(said)}`,
    hint: 'It has to come to true or false, as {{is_default_branch}} does.',
  });
}

type Maker = (
  attributes: TagRule['attributes'],
  event: NamingEvent,
  onWarning: (message: string) => void,
) => Made | undefined;

const plain = (value: string): Made => ({ value, latest: false });

const MAKERS: Readonly<Record<TagRule['type'], Maker>> = {
  schedule: ({ pattern = '' }, event) =>
    event.name.includes('schedule') ? plain(expand(pattern, eventValues(event), event)) : undefined,
  semver: ({ pattern = '', value = '' }, event, onWarning) => {
    const raw = value === '' ? afterRef(event, 'refs/tags/') : expand(value, eventValues(event), event);
    if (raw === '') return undefined;
    const version = parse(raw.replaceAll('/', '-'), { loose: true });
    if (version === null || valid(version) === null) {
      onWarning(`${JSON.stringify(raw)} is no semantic version, so type=semver makes no tag of it.`);
      return undefined;
    }
    const { major, minor, patch } = version;
    const values = { version: version.version, raw, major: String(major), minor: String(minor), patch: String(patch) };
    const early = version.prerelease.length > 0;
    // 1.2 is not to become an alpha of 1.2: such a version has its whole name only.
    const used = early && !/^\{\{\s*raw\s*\}\}$/.test(pattern) ? '{{version}}' : pattern;
    return { value: expand(used, values, event), latest: !early };
  },
  edge: ({ branch = '' }, event) =>
    afterRef(event, 'refs/heads/') !== '' && afterRef(event, 'refs/heads/') === (branch || event.defaultBranch)
      ? plain('edge')
      : undefined,
  ref: ({ event: kind }, event) => {
    if (kind === 'branch') return plain(afterRef(event, 'refs/heads/'));
    if (kind === 'pr') return plain(afterRef(event, 'refs/pull/').replace(/\/merge$/, ''));
    return { value: afterRef(event, 'refs/tags/'), latest: true };
  },
  raw: ({ value = '' }, event) => plain(expand(value, eventValues(event), event)),
  sha: ({ format }, event) => plain(format === 'long' ? event.sha : event.sha.slice(0, 7)),
};

function make(rule: TagRule, event: NamingEvent, onWarning: (message: string) => void): Made | undefined {
  return MAKERS[rule.type](rule.attributes, event, onWarning);
}

function affixed(value: string, { attributes }: TagRule, flavor: Flavor, event: NamingEvent): string {
  const [prefix, suffix] = [attributes.prefix ?? flavor.prefix, attributes.suffix ?? flavor.suffix].map((affix) =>
    expand(affix, eventValues(event), event),
  );
  return `${prefix}${value}${suffix}`;
}

/** A tag has 128 characters at most and begins with a word's (OCI distribution, `reference`). */
function legal(text: string): string {
  return text
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 128);
}
