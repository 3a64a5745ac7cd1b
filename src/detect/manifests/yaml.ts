import { isNode, LineCounter, parseAllDocuments, type Document as YamlDocument } from 'yaml';
import { valueAt, type Document } from './document.ts';
import { SyntaxProblem } from './syntax-problem.ts';

/** YAML; of a stream of several documents the first. Aliases are bounded, so that a small file cannot grow into a large one. */
export function parseYaml(file: string, text: string): Document {
  return parseYamlStream(file, text)[0] ?? { file, root: undefined, get: () => undefined, line: () => undefined };
}

/** All documents of a stream, each as a document of its own. */
export function parseYamlStream(file: string, text: string): readonly Document[] {
  const counter = new LineCounter();
  // Custom tags (CloudFormation, GitLab) are warnings to the parser and no matter here.
  const parsed = parseAllDocuments(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  return Array.isArray(parsed) ? parsed.map((document) => documentOf(file, document, counter)) : [];
}

function documentOf(file: string, document: YamlDocument.Parsed, counter: LineCounter): Document {
  const [error] = document.errors;
  if (error !== undefined) {
    throw new SyntaxProblem(`is not valid YAML: ${error.message}`, counter.linePos(error.pos[0]).line);
  }
  let root: unknown;
  try {
    root = document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new SyntaxProblem('is not valid YAML: its aliases expand too far', undefined);
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
