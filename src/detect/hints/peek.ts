import { AipackError } from '../../schema/errors.ts';
import type { Folder } from '../folder.ts';
import type { Document, DocumentKind, Step } from '../manifests/document.ts';
import { parseDocument } from '../manifests/parse.ts';
import { SyntaxProblem } from '../manifests/syntax-problem.ts';
import { parseYamlStream } from '../manifests/yaml.ts';
import type { Repository } from '../repository.ts';
import type { Found } from '../types.ts';

/** A hint file, hidden by ignore files or not; undefined when it does not exist or does not parse, since nothing depends on it. */
function peek(repository: Repository, kind: DocumentKind, path: string): Document | undefined {
  const text = repository.peek(path);
  if (text === undefined) return undefined;
  try {
    return parseDocument(kind, path, text);
  } catch (error) {
    if (error instanceof AipackError) return undefined;
    throw error;
  }
}

export const peekYaml = (repository: Repository, path: string) => peek(repository, 'yaml', path);
export const peekToml = (repository: Repository, path: string) => peek(repository, 'toml', path);
export const peekJson = (repository: Repository, path: string) => peek(repository, 'json', path);

/** All documents of a YAML stream; none when one of them does not parse, as templates before they are filled in. */
export function peekYamlStream(repository: Repository, path: string): readonly Document[] {
  const text = repository.peek(path);
  if (text === undefined) return [];
  try {
    return parseYamlStream(path, text);
  } catch (error) {
    if (error instanceof SyntaxProblem) return [];
    throw error;
  }
}

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

/** A value of a hint file under the name of the question that it answers; nothing when there is no value. */
export function hint<K extends string, T>(
  key: K,
  document: Document,
  value: T | undefined,
  because: string,
  path: readonly Step[],
): Readonly<Partial<Record<K, Found<T>>>> {
  if (value === undefined) return {} as Partial<Record<K, Found<T>>>;
  const line = document.line(...path);
  const location = line === undefined ? { file: document.file } : { file: document.file, line };
  const hints: Readonly<Record<string, Found<T>>> = { [key]: { value, because, location } };
  return hints as Partial<Record<K, Found<T>>>;
}
