import { Composer, isScalar, Lexer, LineCounter, Parser, visit, type Document } from 'yaml';
import { AipackError } from './errors.ts';

/**
 * What a document may have. The parser takes time that grows with the square of some of these, and it nests as deep as the document:
 * real ones have some thousand tokens, a token being a word or a mark between words.
 */
const MOST_TOKENS = 120_000;
const DEEPEST = 100;

/** Aliases may stand for the same value often. */
const MOST_VALUES = 200_000;
const MOST_ALIASES = 100;

export interface SourceDocument {
  readonly document: Document;
  readonly lines: LineCounter;
  /** What it says, as plain values that don't share parts with each other. */
  readonly value: unknown;
}

/**
 * Reads one document of YAML, hence of JSON, that anybody may have written.
 * @throws AipackError SPEC_INVALID with the line of the first mistake
 */
export function readYaml(content: string, file: string): SourceDocument {
  const lines = new LineCounter();
  const fail = (message: string, offset?: number): never => {
    const line = offset === undefined ? undefined : lines.linePos(offset).line;
    throw new AipackError({
      code: 'SPEC_INVALID',
      message: message.split('\n', 1)[0] ?? '',
      location: line === undefined || line === 0 ? { file } : { file, line },
    });
  };
  // What bytes become that are no UTF-8.
  if (content.includes('\ufffd')) fail('is not UTF-8, or holds U+FFFD');
  const document = compose(content, lines, fail);
  refuseZeroBytes(document, fail);
  refuseTwins(document, fail);
  return { document, lines, value: plainValue(document, fail) };
}

type Fail = (message: string, offset?: number) => never;

function compose(content: string, lines: LineCounter, fail: Fail): Document {
  const parser = new Parser(lines.addNewLine);
  // Whether keys are unique the composer finds out by comparing each with each.
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false });
  lines.addNewLine(0);
  function* tokens(): ReturnType<Parser['parse']> {
    let count = 0;
    for (const lexeme of new Lexer().lex(content)) {
      if (++count > MOST_TOKENS) fail(`has more than ${MOST_TOKENS} words and marks`);
      if (lexeme.startsWith('"') && hasBadEscape(lexeme)) fail('holds an escape sequence that is none', parser.offset);
      for (const token of parser.next(lexeme)) {
        if (token.type === 'error') fail(token.message, token.offset);
        yield token;
      }
      if (parser.stack.length > DEEPEST) fail(`is nested more than ${DEEPEST} levels deep`, parser.offset);
    }
    yield* parser.end();
  }
  let first: Document | undefined;
  for (const document of composer.compose(tokens(), true, content.length)) {
    if (first !== undefined) fail('holds several documents', document.range?.[0]);
    const [error] = document.errors;
    if (error !== undefined) fail(error.message, error.pos[0]);
    first = document;
  }
  return first ?? fail('holds no document');
}

const ESCAPE = /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[^])/g;
const KNOWN_ESCAPE = /^\\(?:[xuU].|[0abefnrtvNLP_ \t\r\n"/\\])/;

/** The composer makes an error of each, which takes seconds where a string is made of them. */
function hasBadEscape(quoted: string): boolean {
  for (const [escape] of quoted.matchAll(ESCAPE)) if (!KNOWN_ESCAPE.test(escape)) return true;
  return false;
}

/** Such a text is no name, no path and no word of a command. */
function refuseZeroBytes(document: Document, fail: Fail): void {
  visit(document, {
    Scalar: (_, { value, range }) => {
      if (typeof value === 'string' && value.includes('\0')) fail('holds a NUL character', range?.[0]);
    },
  });
}

function refuseTwins(document: Document, fail: Fail): void {
  visit(document, {
    Map: (_, { items }) => {
      const keys = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (keys.has(key.value)) fail('Map keys must be unique', key.range?.[0]);
        keys.add(key.value);
      }
    },
  });
}

function plainValue(document: Document, fail: Fail): unknown {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    // A range is left where aliases in aliases are deeper than the stack.
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error;
    return fail('has aliases that expand too far');
  }
  let count = 0;
  const copy = (part: unknown, depth: number): unknown => {
    // A value that holds itself has no end.
    if (depth > DEEPEST || ++count > MOST_VALUES) fail('has aliases that expand too far');
    if (Array.isArray(part)) return part.map((item) => copy(item, depth + 1));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, copy(item, depth + 1)]));
  };
  return copy(value, 0);
}
