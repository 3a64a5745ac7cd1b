import { getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { lineIndex, valueAt, type Document, type Step } from './document.ts';
import { SyntaxProblem } from './syntax-problem.ts';

/** Depth beyond which a document is hostile rather than a manifest; the parser recurses. */
const MAX_DEPTH = 500;

/** JSON with comments and trailing commas, which tsconfig.json, turbo.json and deno.jsonc allow. */
export function parseJson(file: string, text: string): Document {
  const lineAt = lineIndex(text);
  if (maxDepth(text) > MAX_DEPTH) throw new SyntaxProblem(`is nested more than ${MAX_DEPTH} levels deep`, undefined);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const [error] = errors;
  if (error !== undefined || tree === undefined) {
    const what = error === undefined ? 'is empty' : `is not valid JSON: ${words(printParseErrorCode(error.error))}`;
    throw new SyntaxProblem(what, error === undefined ? 1 : lineAt(error.offset));
  }
  const root: unknown = getNodeValue(tree);
  const properties: Properties = new Map();
  return {
    file,
    root,
    get: (...path) => valueAt(root, path),
    line: (...path) => {
      const node = path.reduce<Node | undefined>((at, step) => at && childAt(at, step, properties), tree);
      if (node === undefined) return undefined;
      return lineAt((node.parent?.type === 'property' ? node.parent : node).offset);
    },
  };
}

type Properties = Map<Node, ReadonlyMap<string, Node>>;

/** The value at a key or an index. The keys of an object are gathered once, since some have thousands, each of which is asked for. */
function childAt(node: Node, step: Step, known: Properties): Node | undefined {
  if (node.type === 'array') return typeof step === 'number' ? node.children?.[step] : undefined;
  let properties = known.get(node);
  if (properties === undefined) {
    properties = new Map(
      (node.type === 'object' ? (node.children ?? []) : [])
        .toReversed()
        .flatMap(({ children: [key, value] = [] }) =>
          key === undefined || value === undefined ? [] : [[String(key.value), value]],
        ),
    );
    known.set(node, properties);
  }
  return properties.get(String(step));
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
