import { AipackError } from '../../schema/errors.ts';
import type { Document, DocumentKind } from '../manifests/document.ts';
import { parseDocument } from '../manifests/parse.ts';
import type { Repository } from '../repository.ts';

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
