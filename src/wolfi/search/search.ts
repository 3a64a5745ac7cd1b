import { parseDependency } from '../dependency.ts';
import type { PackageIndex } from '../package-index.ts';
import { findFamily } from '../streams/families.ts';
import { compareVersions } from '../version.ts';
import { concepts } from './concepts.ts';

export interface SearchResult {
  readonly name: string;
  /** Newest build. */
  readonly version: string;
  readonly description: string;
  /** Greater is better; only good for comparing results of one search. */
  readonly score: number;
}

/** A package as a search sees it; all its builds are one. */
interface Document {
  readonly name: string;
  /** The name without the version of a stream: `python` of `python-3.13`. */
  readonly stem: string;
  readonly stream: string;
  readonly parts: ReadonlySet<string>;
  readonly provides: ReadonlySet<string>;
  readonly description: string;
  readonly descriptionWords: ReadonlySet<string>;
  /** How many other packages depend on it. */
  readonly dependents: number;
}

const WORD_PATTERN = /[a-z0-9][a-z0-9+#.]*/g;

function words(text: string): string[] {
  return (text.toLowerCase().match(WORD_PATTERN) ?? []).map((word) => word.replace(/(?<!\.)\.+$/, ''));
}

/** Packages that accompany another one, and are rarely what a search is for. */
const ACCOMPANYING =
  /-(?:doc|docs|dbg|debug|dev|static|compat|default|bootstrap|tests?|bash-completion|zsh-completion|lang|iamguarded-compat)$/;

function readDocument(
  index: PackageIndex,
  id: number,
  dependents: Map<string, Set<string>>,
): Omit<Document, 'dependents'> {
  const { name, description, provides, dependencies } = index.recordOf(id);
  for (const token of dependencies) {
    const target = parseDependency(token)?.name;
    if (target === undefined) continue;
    const known = dependents.get(target);
    if (known) known.add(name);
    else dependents.set(target, new Set([name]));
  }
  const stream = /-(\d+(?:\.\d+)*)$/.exec(name)?.[1] ?? '';
  return {
    name,
    stem: stream === '' ? name : name.slice(0, -stream.length - 1),
    stream,
    parts: new Set(name.split(/[-_.:]/)),
    provides: new Set(provides.map((token) => token.replace(/[=<>~].*/s, '').replace(/^cmd:/, ''))),
    description,
    descriptionWords: new Set(words(description)),
  };
}

function readDocuments(index: PackageIndex): Document[] {
  const dependents = new Map<string, Set<string>>();
  const documents = index.names().flatMap((name) => {
    // Builds are mostly listed from old to new; which of them speaks for the package hardly matters to a search.
    const id = index.packagesNamed(name).at(-1);
    return id === undefined ? [] : [readDocument(index, id, dependents)];
  });
  return documents.map((document) => ({ ...document, dependents: dependents.get(document.name)?.size ?? 0 }));
}

const documentsOf = new WeakMap<PackageIndex, Document[]>();

/** How well a package fits one word; 0 when it does not. */
function scoreWord(document: Document, word: string): number {
  if (document.name === word) return 1000;
  const family = findFamily(word);
  if (family?.pattern.test(document.name)) return 950;
  const concept = (concepts.get(word) ?? []).findIndex((meant) => meant === document.name || meant === document.stem);
  if (concept >= 0) return 900 - concept * 20;
  if (document.stem === word) return 850;
  if (document.provides.has(word)) return 600;
  if (document.parts.has(word)) return document.name.startsWith(word) ? 400 : 300;
  if (document.name.startsWith(word)) return 250;
  if (word.length > 2 && document.name.includes(word)) return 150;
  if (document.descriptionWords.has(word)) return 100;
  return word.length > 3 && document.description.toLowerCase().includes(word) ? 40 : 0;
}

function score(document: Document, wanted: readonly string[]): number {
  let total = 0;
  for (const word of wanted) {
    const points = scoreWord(document, word);
    if (points === 0) return 0;
    total += points;
  }
  const used = Math.min(80, 10 * Math.log2(1 + document.dependents));
  const aside = ACCOMPANYING.test(document.name) ? 200 : 0;
  return Math.max(1, total / wanted.length + used - aside - document.name.length / 4);
}

interface Found {
  readonly document: Document;
  readonly score: number;
}

/** Older streams than this many are left out: who wants one of them names it. */
const MOST_STREAMS = 5;

function compareFound(a: Found, b: Found): number {
  const left = a.document;
  const right = b.document;
  if (a.score !== b.score) return b.score - a.score;
  if (left.stem !== right.stem) return left.stem < right.stem ? -1 : 1;
  return compareVersions(right.stream, left.stream);
}

/** Streams of one stem share the best score among them: what orders them is how new they are. */
function levelStreams(found: readonly Found[]): Found[] {
  const bestOf = new Map<string, number>();
  for (const { document, score: points } of found) {
    if (document.stream !== '') bestOf.set(document.stem, Math.max(points, bestOf.get(document.stem) ?? 0));
  }
  const level = found.map(({ document, score: points }) => {
    return { document, score: document.stream === '' ? points : (bestOf.get(document.stem) ?? points) };
  });
  const taken = new Map<string, number>();
  return level.sort(compareFound).filter(({ document }) => {
    const count = (taken.get(document.stem) ?? 0) + 1;
    taken.set(document.stem, count);
    return document.stream === '' || count <= MOST_STREAMS;
  });
}

function wordsOf(query: string): string[] {
  const all = words(query.slice(0, 256));
  const joined = all.join('');
  return all.length > 1 && concepts.has(joined) ? [joined] : all;
}

/**
 * Packages that fit all words of a query by name, by what they provide, by what people mean by a word or by description; the
 * most relevant first. Empty for a query without words.
 */
export function searchPackages(index: PackageIndex, query: string, limit = 20): SearchResult[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [];
  let documents = documentsOf.get(index);
  if (!documents) {
    documents = readDocuments(index);
    documentsOf.set(index, documents);
  }
  const found = documents.map((document) => ({ document, score: score(document, wanted) }));
  const sorted = levelStreams(found.filter((item) => item.score > 0));
  return sorted.slice(0, limit).map(({ document, score: points }) => ({
    name: document.name,
    version: index.versions(document.name)[0] ?? '',
    description: document.description,
    score: Math.round(points),
  }));
}
