import type { SourceFile } from '../../../core/sources.ts';

/** The URL configuration that is served, each file with what stands before its routes. */
export interface ServedUrls {
  readonly files: readonly SourceFile[];
  readonly prefixes: ReadonlyMap<string, string>;
}

const INCLUDE =
  /\b(?:(?:re_)?path|url)\(\s*r?['"]\^?(?<prefix>[^'"$]*)['"]\s*,\s*include\(\s*(?:\(\s*)?['"](?<module>[\w.]+)['"]/g;

/**
 * Follows ROOT_URLCONF through its includes. Only what stands after `urlpatterns` counts: lists before it are parts that are
 * included somewhere else. Undefined where the settings or the module that they name cannot be found.
 */
export function servedUrls(files: readonly SourceFile[]): ServedUrls | undefined {
  const [root] = files.flatMap(({ text }) => /^ROOT_URLCONF\s*=\s*['"]([\w.]+)['"]/m.exec(text)?.[1] ?? []);
  const first = root === undefined ? undefined : moduleFile(files, root);
  if (first === undefined) return undefined;
  const prefixes = new Map<string, string>();
  const served: SourceFile[] = [];
  const open = [{ file: first, prefix: '' }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { file, prefix } = next;
    if (prefixes.has(file.name)) continue;
    prefixes.set(file.name, prefix);
    const start = /^urlpatterns\b/m.exec(file.text)?.index ?? 0;
    const text = ' '.repeat(start) + file.text.slice(start);
    served.push({ ...file, text });
    for (const { groups } of text.matchAll(INCLUDE)) {
      const below = groups?.prefix ?? '';
      const included = moduleFile(files, groups?.module ?? '');
      // What a parameter stands for is not known.
      if (included !== undefined && !/[<(\\]/.test(below)) open.push({ file: included, prefix: `${prefix}${below}` });
    }
  }
  return { files: served, prefixes };
}

function moduleFile(files: readonly SourceFile[], module: string): SourceFile | undefined {
  const path = module.replaceAll('.', '/');
  const ends = [`${path}.py`, `${path}/__init__.py`];
  return files.find(({ name }) => ends.some((end) => name === end || name.endsWith(`/${end}`)));
}
