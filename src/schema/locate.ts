import { isNode, type Document, type LineCounter } from 'yaml';
import type { SourceLocation } from './errors.ts';

/** Keys and positions from the top of a UniversalBuild down to a value. */
export type SpecPath = readonly (string | number)[];

/** Where a spec file says something; where it leaves it out, the nearest thing around it. */
export type Locate = (path: SpecPath) => SourceLocation;

/** `build.commands[0].inputs` as a path. */
export function parseSpecPath(text: string): SpecPath {
  return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, position, key = '']) =>
    position === undefined ? key : Number(position),
  );
}

/** Lines of a document below a path of it: `base` is where one service stands in a file of several. */
export function locateIn(document: Document, lines: LineCounter, file: string, base: SpecPath): Locate {
  return (path) => {
    const full = [...base, ...path];
    for (let length = full.length; length > 0; length--) {
      const node = document.getIn(full.slice(0, length), true);
      const start = isNode(node) ? node.range?.[0] : undefined;
      if (start !== undefined) return { file, line: lines.linePos(start).line };
    }
    return { file };
  };
}
