import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A regular expression as it stands in the source. */
export interface Written {
  /** File and line. */
  readonly place: string;
  readonly expression: RegExp;
}

/** Every regular expression literal below a folder of the project. */
export function writtenExpressions(root: string, folder: string): readonly Written[] {
  return globSync(`${folder}/**/*.ts`, { cwd: root })
    .sort()
    .flatMap((file) => expressionsOf(file, readFileSync(join(root, file), 'utf8')));
}

function expressionsOf(file: string, text: string): readonly Written[] {
  const found: Written[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      const expression = new RegExp(node.text.slice(1, end), node.text.slice(end + 1));
      found.push({ place: `${file}:${line}`, expression });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
