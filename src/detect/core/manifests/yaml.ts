import { isNode, isScalar, LineCounter, parseAllDocuments, visit, type Document as YamlDocument } from 'yaml';
import { valueAt, type Document } from './document.ts';
import { sizeOf } from './limits.ts';
import { LimitProblem, SyntaxProblem } from './syntax-problem.ts';

/** YAML; of a stream of several documents the first. Aliases are bounded, so that a small file cannot grow into a large one. */
export function parseYaml(file: string, text: string): Document {
  return parseYamlStream(file, text)[0] ?? { file, root: undefined, get: () => undefined, line: () => undefined };
}

/** Aliases of one document, each of which the parser looks for in all of it. */
const MAX_ALIASES = 1000;

/** Documents of one stream. Manifests of a whole cluster have some hundreds. */
const MAX_DOCUMENTS = 1000;

/** All documents of a stream, each as a document of its own. */
export function parseYamlStream(file: string, text: string): readonly Document[] {
  const { over } = sizeOf('yaml', text);
  if (over !== undefined) throw new LimitProblem(over, undefined);
  try {
    return parseStream(file, text);
  } catch (error) {
    if (error instanceof RangeError) throw new LimitProblem('is nested too deeply', undefined);
    throw error;
  }
}

function parseStream(file: string, text: string): readonly Document[] {
  const counter = new LineCounter();
  // Custom tags (CloudFormation, GitLab) are warnings to the parser and no matter here.
  const parsed = parseAllDocuments(text, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
    // Compares each key with every other; our own look is quicker.
    uniqueKeys: false,
  });
  if (!Array.isArray(parsed)) return [];
  if (parsed.length > MAX_DOCUMENTS)
    throw new LimitProblem(`holds more than the ${MAX_DOCUMENTS} documents that are read`, undefined);
  return parsed.map((document) => documentOf(file, document, counter));
}

function documentOf(file: string, document: YamlDocument.Parsed, counter: LineCounter): Document {
  const [error] = document.errors;
  if (error !== undefined) {
    throw new SyntaxProblem(`is not valid YAML: ${error.message}`, counter.linePos(error.pos[0]).line);
  }
  refuseRepeatedKeys(document, counter);
  let root: unknown;
  try {
    root = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new LimitProblem('has aliases that expand too far', undefined);
  }
  return {
    file,
    root,
    get: (...path) => valueAt(root, path),
    line: (...path) => {
      const node = document.getIn(path, true);
      return isNode(node) && node.range ? counter.linePos(node.range[0]).line : undefined;
    },
  };
}

/** @throws SyntaxProblem also where aliases are too many to be resolved */
function refuseRepeatedKeys(document: YamlDocument.Parsed, counter: LineCounter): void {
  let aliases = 0;
  visit(document, {
    Alias: () => {
      if (++aliases > MAX_ALIASES)
        throw new LimitProblem(`has more than the ${MAX_ALIASES} aliases that are read`, undefined);
    },
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key) || key.value === '<<') continue;
        if (seen.has(key.value)) {
          const line = key.range ? counter.linePos(key.range[0]).line : undefined;
          throw new SyntaxProblem('is not valid YAML: Map keys must be unique', line);
        }
        seen.add(key.value);
      }
    },
  });
}
