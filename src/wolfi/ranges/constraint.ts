import type Range from 'semver/classes/range.js';
import { MAX_RANGE, readRange } from './read-range.ts';
import type { Family } from '../streams/families.ts';

/** What a project asks of a family. */
export type Constraint =
  /** Nothing that could be read; `why` is set when it did say something. */
  | { readonly kind: 'none'; readonly why?: string }
  | { readonly kind: 'lts'; readonly back: number }
  | { readonly kind: 'newest' }
  /** `why` says what makes it impossible. */
  | { readonly kind: 'impossible'; readonly why: string }
  | {
      readonly kind: 'range';
      readonly range: Range;
      readonly excluded: readonly Range[];
      /** The parts of a version that stands alone, without an operator. */
      readonly bare: readonly number[] | undefined;
    };

const NEWEST_WORDS = new Set(['latest', 'current', 'newest', 'stable', 'node', '*', 'x', 'any']);

function numbers(version: string): number[] {
  return version.split('.').map(Number);
}

/** The first version that no longer belongs to everything beginning with the given parts. */
function bump(parts: readonly number[]): string {
  const last = parts.length - 1;
  const bumped = parts.map((part, i) => (i === last ? part + 1 : part));
  return [...bumped, 0, 0, 0].slice(0, 3).join('.');
}

/** `~> 3.2` (RubyGems, mix), `~=3.2` (PEP 440) and Composer's `~8.2` let the last part that is given rise. */
function lastPartMayRise(version: string): string {
  const parts = numbers(version);
  return `>=${version} <${bump(parts.length > 1 ? parts.slice(0, -1) : parts)}`;
}

/** Operators of other languages' range syntaxes, said in npm's. */
function translateTerm(term: string, family: Family): string {
  const compatible = /^(?:~>|~=)\s*v?(\d+(?:\.\d+)*)/.exec(term);
  if (compatible?.[1]) return lastPartMayRise(compatible[1]);
  const composerTilde = family.name === 'php' && /^~\s*v?(\d+(?:\.\d+)*)$/.exec(term);
  if (composerTilde && composerTilde[1]) return lastPartMayRise(composerTilde[1]);
  return term
    .replace(/^={2,3}/, '=')
    .replace(/\.\*/g, '.x')
    .replace(/@\w+$/, '');
}

/** Maven's interval: `[17,)`, `[11,18)`, `[21]`. */
function translateInterval(text: string): string | undefined {
  const match = /^([[(])([^,]*)(?:,([^,]*))?([\])])$/.exec(text);
  if (!match) return undefined;
  const [, open, first = '', second, close] = match;
  const low = first.trim();
  const high = second?.trim() ?? '';
  if (!/^[\d.]*$/.test(low) || !/^[\d.]*$/.test(high)) return undefined;
  if (second === undefined) return low;
  const lower = low === '' ? '' : `${open === '[' ? '>=' : '>'}${low}`;
  const upper = high === '' ? '' : `${close === ']' ? '<=' : '<'}${high}`;
  return `${lower} ${upper}`.trim();
}

/** Joins an operator with the version after it, so that spaces separate terms only. */
function terms(text: string): string[] {
  return text
    .replace(/(?<![<>=~^!])([<>=~^!]+)\s+/g, '$1')
    .split(/[\s,]+/)
    .filter((term) => term !== '');
}

function readTerms(text: string, family: Family): Constraint | undefined {
  const excluded: Range[] = [];
  const alternatives = text.split(/\|\|?/).map((side) => {
    const alternative = side.trim();
    if (/\s-\s/.test(alternative)) return alternative;
    const kept: string[] = [];
    for (const term of terms(alternative)) {
      const exclusion = term.startsWith('!=') ? readRange(translateTerm(term.slice(2), family)) : undefined;
      if (exclusion) excluded.push(exclusion);
      else kept.push(translateTerm(term, family));
    }
    return kept.join(' ');
  });
  const range = readRange(alternatives.map(shorten).join(' || '));
  if (!range) return undefined;
  const bare = /^=?v?(\d+(?:\.\d+)*)(?:\.[x*])*$/.exec(text)?.[1];
  return { kind: 'range', range, excluded, bare: bare === undefined ? undefined : numbers(bare) };
}

/** npm versions have three parts; what a fourth one says cannot be had anyway. */
function shorten(range: string): string {
  return range.replace(/(?<!\d)(\d+\.\d+\.\d+)(?:\.\d+)+/g, '$1');
}

/** Leading words and vendors around a number: `VERSION_17`, `temurin-21.0.2+13`, `21.0.2-tem`, `go1.22.1`, `php8.2`, `ruby-3.3.0`. */
function stripDecoration(text: string, family: Family): string {
  if (family.name === 'openjdk') {
    const java = text.replace(/^.*VERSION_/, '').replace(/_/g, '.');
    const version = /^(?:[a-z][a-z-]*?-)?(\d+(?:\.\d+)*)(?:[+-].*)?$/i.exec(java)?.[1];
    if (version === undefined) return java;
    return version.replace(/^1\.(?=\d)/, '');
  }
  const written = text.toLowerCase();
  for (const name of [family.name, ...family.aliases]) {
    const rest = written.startsWith(name) ? text.slice(name.length).replace(/^[-@ ]/, '') : '';
    if (/^v?\d/i.test(rest)) return rest;
  }
  return text;
}

function readDotnet(text: string): Constraint | string {
  if (/^netstandard/i.test(text)) return { kind: 'none', why: 'a library target, which any .NET serves' };
  const core = /^(?:net|netcoreapp)(\d+)\.(\d+)(?:-[\w.]+)?$/i.exec(text);
  if (core?.[1]) return core[1];
  if (/^net\d{2,3}$/i.test(text))
    return { kind: 'impossible', why: 'it is the .NET Framework, which only runs on Windows' };
  // Of an SDK version such as 10.0.100 in global.json only the stream can be had.
  return /^(\d+)\.\d+\.\d{3}$/.exec(text)?.[1] ?? text;
}

function readWord(text: string, family: Family): Constraint | undefined {
  const word = text.toLowerCase();
  if (NEWEST_WORDS.has(word)) return { kind: 'newest' };
  const lts = /^lts(?:\/(.+))?$/.exec(word);
  if (lts) {
    const [, name = '*'] = lts;
    if (name === '*') return { kind: 'lts', back: 0 };
    const back = /^-(\d)$/.exec(name)?.[1];
    if (back) return { kind: 'lts', back: Number(back) };
    const stream = family.codenames?.get(name);
    return stream
      ? readTerms(stream, family)
      : { kind: 'impossible', why: `"${name}" is no LTS release that is known here` };
  }
  if (/^(nightly|beta|canary|edge|dev|next|rc)\b/.test(word)) {
    return { kind: 'impossible', why: 'Wolfi only has released versions' };
  }
  return undefined;
}

/**
 * Reads what a project's files ask for: npm, PEP 440, RubyGems, Composer, mix and Maven ranges, `lts/*`, target frameworks,
 * bare versions. Undefined when it cannot be read.
 */
export function parseConstraint(text: string | undefined, family: Family): Constraint | undefined {
  const trimmed = text?.trim().replace(/^["']|["']$/g, '') ?? '';
  if (trimmed === '') return { kind: 'none' };
  if (trimmed.length > MAX_RANGE) return undefined;
  if (/\$\{|\$\(|@[\w.]+@/.test(trimmed)) return { kind: 'none', why: 'a property whose value is set elsewhere' };
  const word = readWord(trimmed, family);
  if (word) return word;
  const framework = family.name === 'dotnet' ? readDotnet(trimmed) : trimmed;
  if (typeof framework !== 'string') return framework;
  const interval = translateInterval(framework);
  return readTerms(interval ?? stripDecoration(framework, family), family);
}
