import type { Folder } from '../../core/folder.ts';
import type { SourceLocation } from '../../core/types.ts';

export interface GoRequirement {
  readonly path: string;
  readonly indirect: boolean;
  readonly location: SourceLocation;
}

export interface GoMod {
  readonly module: string;
  /** The `go` directive, which is a lower bound: `1.22`. */
  readonly go: { readonly text: string; readonly location: SourceLocation } | undefined;
  /** The `toolchain` directive, which is the one that the module's authors build with: `go1.23.1`. */
  readonly toolchain?: { readonly text: string; readonly location: SourceLocation };
  readonly requires: readonly GoRequirement[];
  /** Paths of `replace` targets inside the file system. */
  readonly localReplacements: readonly string[];
}

/** Reads a go.mod, whose grammar is lines and parenthesised blocks of lines. */
export function readGoMod(folder: Folder): GoMod | undefined {
  const text = folder.read('go.mod');
  if (text === undefined) return undefined;
  let block = '';
  let module = '';
  let go: GoMod['go'];
  let toolchain: GoMod['toolchain'];
  const requires: GoRequirement[] = [];
  const localReplacements: string[] = [];
  text.split('\n').forEach((source, index) => {
    const line = source.trim();
    const location = folder.where('go.mod', index + 1);
    const opening = /^(\w+)\s*\($/.exec(line);
    if (opening) block = opening[1] ?? '';
    else if (line.startsWith(')')) block = '';
    else {
      const [head = '', ...rest] = block === '' ? line.split(/\s+/) : [block, ...line.split(/\s+/)];
      if (head === 'module') module = (rest[0] ?? '').replace(/^"|"$/g, '');
      else if (head === 'go' && go === undefined) go = { text: rest[0] ?? '', location };
      else if (head === 'toolchain') toolchain ??= { text: rest[0] ?? '', location };
      else if (head === 'require' && rest[0] !== undefined && !rest[0].startsWith('//')) {
        requires.push({ path: rest[0], indirect: line.includes('// indirect'), location });
      } else if (head === 'replace') {
        const target = rest[rest.indexOf('=>') + 1] ?? '';
        if (target.startsWith('.')) localReplacements.push(target);
      }
    }
  });
  return { module, go, requires, localReplacements, ...(toolchain === undefined ? {} : { toolchain }) };
}
