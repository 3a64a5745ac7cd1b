// Files that import each other in a circle can't be read, tested or loaded alone.
import type { Rule } from 'eslint';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export type ImportGraph = Map<string, readonly string[]>;

const root = join(import.meta.dirname, '../..');

/** The files of src, each with those of ours that it names, types included; all as paths from the project's root. */
export function importGraph(): ImportGraph {
  const files = globSync('src/**/*.ts', { cwd: root }).sort();
  return new Map(files.map((file) => [file, importsOf(file, readFileSync(join(root, file), 'utf8'))]));
}

function importsOf(file: string, text: string): readonly string[] {
  return [...text.matchAll(/(?:from|import|import\()\s*'(\.[^']+)'/g)].map(([, to = '']) => join(dirname(file), to));
}

/** The shortest way from a file back to itself, if there is one. */
export function circle(graph: ImportGraph, start: string): readonly string[] | undefined {
  const from = new Map<string, string>();
  const queue = [start];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) {
        const way = [start];
        for (let at: string | undefined = file; at !== undefined && at !== start; at = from.get(at)) way.unshift(at);
        return [start, ...way];
      }
      if (from.has(next)) continue;
      from.set(next, file);
      queue.push(next);
    }
  }
  return undefined;
}

/** Every file is needed to judge one. */
let known: ImportGraph | undefined;

/** Reports files that lead back to themselves, at run time or by their types. */
export const circles: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    return {
      Program(node) {
        known ??= importGraph();
        // What is being written counts, not what was saved.
        known.set(file, importsOf(file, context.sourceCode.text));
        const way = circle(known, file);
        if (way !== undefined) context.report({ node, message: `A circle of imports: ${way.join(' → ')}` });
      },
    };
  },
};
