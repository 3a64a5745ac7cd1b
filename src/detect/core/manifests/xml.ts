import { SaxesParser } from 'saxes';
import { valueAt, type Document } from './document.ts';
import { LimitProblem, SyntaxProblem } from './syntax-problem.ts';

/** An XML element: names without prefix, text trimmed. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
  readonly line: number;
}

interface OpenElement extends Element {
  readonly children: Element[];
  text: string;
}

const MAX_DEPTH = 200;

/** XML as elements; entities other than the five built-in ones are errors, so none can be expanded. */
export function parseXml(file: string, text: string): Document {
  const parser = new SaxesParser({ position: true });
  const stack: OpenElement[] = [];
  let root: OpenElement | undefined;
  parser.on('error', (error) => {
    throw new SyntaxProblem(`is not valid XML: ${error.message.replace(/^\d+:\d+: /, '')}`, parser.line);
  });
  parser.on('opentag', (tag) => {
    const element = {
      name: localName(tag.name),
      attributes: tag.attributes as Record<string, string>,
      children: [],
      text: '',
      line: parser.line,
    };
    if (stack.length >= MAX_DEPTH) throw new LimitProblem('is nested too deeply', parser.line);
    stack.at(-1)?.children.push(element);
    root ??= element;
    stack.push(element);
  });
  const append = (piece: string) => {
    const top = stack.at(-1);
    if (top !== undefined) top.text += piece;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    const element = stack.pop();
    if (element !== undefined) element.text = element.text.trim();
  });
  parser.write(text).close();
  if (root === undefined) throw new SyntaxProblem('is not valid XML: holds no element', 1);
  const element: Element = root;
  return {
    file,
    root: element,
    get: (...path) => valueAt(element, path),
    line: (...path) => find(element, ...path.map(String))?.line,
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Root element of a document that came from {@link parseXml}. */
export function rootElement(document: Document): Element {
  return document.root as Element;
}

/** First descendant reached by child names. */
export function find(element: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((node, name) => node?.children.find((child) => child.name === name), element);
}

export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Every element below, and the element itself, in document order. */
export function* descendants(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* descendants(child);
}
