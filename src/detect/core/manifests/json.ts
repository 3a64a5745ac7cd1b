import { getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { lineIndex, valueAt, type Document, type Step } from './document.ts';
import { SyntaxProblem, LimitProblem } from './syntax-problem.ts';

/** Depth beyond which a document is hostile rather than a manifest; the parser recurses. */
const MAX_DEPTH = 500;

/** JSON with comments and trailing commas, which tsconfig.json, turbo.json and deno.jsonc allow. */
export function parseJson(file: string, text: string): Document {
  const lineAt = lineIndex(text);
  if (maxDepth(text) > MAX_DEPTH) throw new LimitProblem(`is nested more than ${MAX_DEPTH} levels deep`, undefined);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const [error] = errors;
  if (error !== undefined || tree === undefined) {
    const what = error === undefined ? 'is empty' : `is not valid JSON: ${words(printParseErrorCode(error.error))}`;
    throw new SyntaxProblem(what, error === undefined ? 1 : lineAt(error.offset));
  }
  const root: unknown = getNodeValue(tree);
  const find = finder(tree);
  return {
    file,
    root,
    get: (...path) => valueAt(root, path),
    line: (...path) => {
      const node = find(path);
      return node && lineAt(node.offset);
    },
  };
}

/** Finds where a value stands, or its key; the keys of an object are looked through once, however many are asked for. */
function finder(root: Node): (path: readonly Step[]) => Node | undefined {
  const known = new Map<Node, ReadonlyMap<string, Node>>();
  const properties = (object: Node): ReadonlyMap<string, Node> => {
    let index = known.get(object);
    if (index === undefined) {
      // The first of several with one name, as the parser's own search has it.
      const found = (object.children ?? []).map((child) => [String(child.children?.[0]?.value), child] as const);
      index = new Map(found.reverse());
      known.set(object, index);
    }
    return index;
  };
  return (path) => {
    let at: Node | undefined = root;
    for (const step of path) {
      const container: Node | undefined = at?.type === 'property' ? at.children?.[1] : at;
      if (typeof step === 'number') at = container?.type === 'array' ? container.children?.[step] : undefined;
      else at = container?.type === 'object' ? properties(container).get(step) : undefined;
    }
    return at;
  };
}

/** `CommaExpected` → `comma expected`. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function maxDepth(text: string): number {
  let depth = 0;
  let most = 0;
  for (const char of text) {
    if (char === '{' || char === '[') most = Math.max(most, ++depth);
    else if (char === '}' || char === ']') depth--;
  }
  return most;
}
