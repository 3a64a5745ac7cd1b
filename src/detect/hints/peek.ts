import { AipackError } from '../../schema/errors.ts';
import type { Folder } from '../core/folder.ts';
import type { Hints } from '../core/hint.ts';
import type { Document, DocumentKind, Step } from '../core/manifests/document.ts';
import { parseDocument } from '../core/manifests/parse.ts';
import { LimitProblem, SyntaxProblem } from '../core/manifests/syntax-problem.ts';
import { parseYamlStream } from '../core/manifests/yaml.ts';
import type { Repository } from '../core/repository.ts';
import type { Found } from '../core/types.ts';

/** A hint file, hidden by ignore files or not; undefined when it does not exist or does not parse, since nothing depends on it. */
const peek = remembered((repository, path, kind: DocumentKind): Document | undefined => {
  const text = readable(repository, path, kind);
  if (text === undefined) return undefined;
  try {
    return parseDocument(kind, path, text);
  } catch (error) {
    if (!(error instanceof AipackError)) throw error;
    if (error.cause instanceof LimitProblem) repository.cut(`${path} ${error.cause.message}; it was left out`);
    return undefined;
  }
});

/** Every service of a repository asks for the same files at its root. */
function remembered<T, K extends DocumentKind>(
  read: (repository: Repository, path: string, kind: K) => T,
): (repository: Repository, kind: K, path: string) => T {
  const known = new WeakMap<Repository, Map<string, { readonly value: T }>>();
  return (repository, kind, path) => {
    const documents = known.get(repository) ?? new Map<string, { readonly value: T }>();
    known.set(repository, documents);
    let entry = documents.get(path);
    if (entry === undefined) documents.set(path, (entry = { value: read(repository, path, kind) }));
    return entry.value;
  };
}

/** The text of a hint file that may be parsed. */
function readable(repository: Repository, path: string, kind: DocumentKind): string | undefined {
  const text = repository.peek(path);
  return text === undefined || repository.refusesToParse(path, kind, text) !== undefined ? undefined : text;
}

export const peekYaml = (repository: Repository, path: string) => peek(repository, 'yaml', path);

/** All documents of a YAML stream; none when one of them does not parse, as templates before they are filled in. */
export function peekYamlStream(repository: Repository, path: string): readonly Document[] {
  return peekStream(repository, 'yaml', path);
}

const peekStream = remembered((repository, path, kind: 'yaml'): readonly Document[] => {
  const text = readable(repository, path, kind);
  if (text === undefined) return [];
  try {
    return parseYamlStream(path, text);
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    if (error instanceof LimitProblem) repository.cut(`${path} ${error.message}; it was left out`);
    return [];
  }
});

/** The first of these files beside a service that can be read, by the ending of its name. */
export function openBeside(folder: Folder, ...names: readonly string[]): Document | undefined {
  for (const name of names) {
    const path = folder.at(name);
    if (path === undefined) continue;
    const kind = name.endsWith('.toml') ? 'toml' : name.endsWith('.json') ? 'json' : 'yaml';
    const document = peek(folder.repository, kind, path);
    if (document !== undefined) return document;
  }
  return undefined;
}

/** The folders below the root among those that a hint file names, each once. */
export function foldersOf({ folders }: Repository, named: readonly string[]): readonly string[] {
  return [...new Set(named)].filter((path) => path !== '.' && folders.includes(path)).sort();
}

/** The version of a language that a hint file asks for, by the family of packages that brings it. */
export function versionHint(
  family: string,
  document: Document,
  value: string | undefined,
  because: string,
  path: readonly Step[],
): Hints {
  return value === undefined ? {} : { versions: { [family]: foundIn(document, value, because, path) } };
}

/** A value of a hint file under the name of the question that it answers; nothing when there is no value. */
export function hint<K extends string, T>(
  key: K,
  document: Document,
  value: T | undefined,
  because: string,
  path: readonly Step[],
): Readonly<Partial<Record<K, Found<T>>>> {
  const hints: Readonly<Record<string, Found<T>>> =
    value === undefined ? {} : { [key]: foundIn(document, value, because, path) };
  return hints as Partial<Record<K, Found<T>>>;
}

/** A value with its place in a hint file. */
export function foundIn<T>(document: Document, value: T, because: string, path: readonly Step[]): Found<T> {
  const line = document.line(...path);
  return { value, because, location: line === undefined ? { file: document.file } : { file: document.file, line } };
}
