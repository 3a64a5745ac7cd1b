import { AipackError } from '../../schema/errors.ts';
import type { Document, DocumentKind } from './document.ts';
import { parseJson } from './json.ts';
import { overLimit } from './limits.ts';
import { SyntaxProblem } from './syntax-problem.ts';
import { parseToml } from './toml.ts';
import { parseXml } from './xml.ts';
import { parseYaml } from './yaml.ts';

const PARSERS: Readonly<Record<DocumentKind, (file: string, text: string) => Document>> = {
  json: parseJson,
  toml: parseToml,
  yaml: parseYaml,
  xml: parseXml,
};

function tooLarge(file: string, over: string): AipackError {
  return new AipackError({
    code: 'MANIFEST_UNREADABLE',
    message: over,
    hint: 'Leave it out with .dockerignore when it is no manifest, or say how to build in a spec file.',
    location: { file },
  });
}

/** @throws AipackError MANIFEST_UNREADABLE with file and line. */
export function parseDocument(kind: DocumentKind, file: string, text: string): Document {
  const over = overLimit(kind, text);
  if (over !== undefined) throw tooLarge(file, over);
  try {
    return PARSERS[kind](file, text);
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    throw new AipackError({
      code: 'MANIFEST_UNREADABLE',
      message: error.message,
      hint: `Mend the ${kind.toUpperCase()} syntax: detection reads this file and does not guess.`,
      location: error.line === undefined ? { file } : { file, line: error.line },
    });
  }
}
