import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../run-program.ts';

/** A piece of code in a document. */
export interface Fence {
  readonly document: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

export interface Markdown {
  /** From the root of the project. */
  readonly path: string;
  readonly fences: readonly Fence[];
  /** The lines outside of fences, with their numbers. */
  readonly lines: readonly { readonly line: number; readonly text: string }[];
  /** What GitHub calls the headings in addresses. */
  readonly anchors: ReadonlySet<string>;
}

const ROOT_DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'];

/** The documents of the project, but for what changed when. */
export function documents(): readonly Markdown[] {
  const folders = ['docs', 'examples'].filter((name) => isFolder(name));
  const below = folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  );
  return [...ROOT_DOCUMENTS, ...below.sort()].map(readDocument);
}

function isFolder(name: string): boolean {
  return statSync(join(projectRoot, name), { throwIfNoEntry: false })?.isDirectory() === true;
}

export function readDocument(path: string): Markdown {
  const fences: Fence[] = [];
  const lines: { line: number; text: string }[] = [];
  let open: { language: string; line: number; text: string[] } | undefined;
  readFileSync(join(projectRoot, path), 'utf8')
    .split('\n')
    .forEach((text, i) => {
      const mark = /^\s*```(\S*)/.exec(text);
      if (open !== undefined && mark !== null) {
        fences.push({ document: path, line: open.line, language: open.language, text: open.text.join('\n') });
        open = undefined;
      } else if (open !== undefined) open.text.push(text);
      else if (mark !== null) open = { language: mark[1] ?? '', line: i + 2, text: [] };
      else lines.push({ line: i + 1, text });
    });
  return { path, fences, lines, anchors: anchorsOf(lines.map(({ text }) => text)) };
}

function anchorsOf(lines: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const anchors = new Set<string>();
  for (const line of lines) {
    const title = /^#{1,6} (.*)$/.exec(line)?.[1];
    if (title === undefined) continue;
    const name = title
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const seen = counts.get(name) ?? 0;
    counts.set(name, seen + 1);
    anchors.add(seen === 0 ? name : `${name}-${seen}`);
  }
  return anchors;
}
