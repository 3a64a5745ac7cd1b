import { AipackError } from '../../../schema/errors.ts';
import type { Document, DocumentKind } from './document.ts';
import { parseJson } from './json.ts';
import { sizeOf } from './limits.ts';
import { LimitProblem, SyntaxProblem } from './syntax-problem.ts';
import { parseToml } from './toml.ts';
import { parseXml } from './xml.ts';
import { parseYaml } from './yaml.ts';

const PARSERS: Readonly<Record<DocumentKind, (file: string, text: string) => Document>> = {
  json: parseJson,
  toml: parseToml,
  yaml: parseYaml,
  xml: parseXml,
};

/** The problem is the error's cause, for who reads the file for hints only. */
function tooLarge(file: string, cause: LimitProblem): AipackError {
  const problem = {
    code: 'MANIFEST_UNREADABLE',
    message: cause.message,
    hint: 'Leave it out with .dockerignore when it is no manifest, or say how to build in a spec file.',
    location: cause.line === undefined ? { file } : { file, line: cause.line },
  } as const;
  return new AipackError(problem, { cause });
}

/** @throws AipackError MANIFEST_UNREADABLE with file and line. */
export function parseDocument(kind: DocumentKind, file: string, text: string): Document {
  const { over } = sizeOf(kind, text);
  if (over !== undefined) throw tooLarge(file, new LimitProblem(over, undefined));
  try {
    return PARSERS[kind](file, text);
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    if (error instanceof LimitProblem) throw tooLarge(file, error);
    throw new AipackError({
      code: 'MANIFEST_UNREADABLE',
      message: error.message,
      hint: `Mend the ${kind.toUpperCase()} syntax: detection reads this file and does not guess.`,
      location: error.line === undefined ? { file } : { file, line: error.line },
    });
  }
}
