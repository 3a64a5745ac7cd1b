import type { Folder } from '../../core/folder.ts';
import { sourceFiles } from '../../core/sources.ts';
import type { Found } from '../../core/types.ts';

const ROOTS = ['src/main/java', 'src/main/kotlin', 'src/main/scala', 'src/main/groovy', 'src', 'app'];

/** The source of a class that no file of the build names. */
export const MAIN_METHOD = 'main method';

/** Source of a JVM project. */
export function jvmSources(folder: Folder) {
  return sourceFiles(folder, { extensions: ['.java', '.kt', '.scala', '.groovy'], comments: 'slashes' });
}

/** The class with a main method, if there is one; one that is called after the application is preferred. */
export function findMainClass(folder: Folder): Found<string> | undefined {
  const found = jvmSources(folder).flatMap((file) => {
    if (!ROOTS.some((root) => file.name.startsWith(`${root}/`))) return [];
    const name = mainClassOf(file.name, file.text);
    if (name === undefined) return [];
    const at = file.text.search(/\bmain\s*\(|\bextends\s+\w*App|@main\b/);
    return [
      { value: name, source: MAIN_METHOD, because: 'it has the main method', location: file.where(Math.max(0, at)) },
    ];
  });
  return found.find(({ value }) => /(?:Application|App|Main|Server)(?:Kt)?$/.test(value)) ?? found[0];
}

/** The class with a main method that a file declares, by its full name. */
export function mainClassOf(file: string, text: string): string | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
  const packageName = /^[ \t]*package\s+([\w.]+)/m.exec(text)?.[1];
  const qualified = (simple: string) => (packageName === undefined ? simple : `${packageName}.${simple}`);
  if (file.endsWith('.java') || file.endsWith('.groovy')) {
    return /\bstatic\s+(?:final\s+)?void\s+main\s*\(/.test(text) ? qualified(name) : undefined;
  }
  if (file.endsWith('.kt')) {
    if (/^(?:suspend\s+)?fun\s+main\s*\(/m.test(text))
      return qualified(
        /@file:JvmName\(\s*"(\w+)"/.exec(text)?.[1] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Kt`,
      );
    return /@JvmStatic\s+fun\s+main\s*\(/.test(text) ? qualified(name) : undefined;
  }
  const object = /\bobject\s+(\w+)\s+extends\s[^{\n]{0,300}?\b\w*App(?:Default)?\b/.exec(text)?.[1];
  const first = /\bobject\s+(\w+)/.exec(text);
  const method = first !== null && /\bdef\s+main\s*\(/.test(text.slice(first.index)) ? first[1] : undefined;
  const annotated = /@main\s+def\s+(\w+)/.exec(text)?.[1];
  const simple = object ?? method ?? annotated;
  return simple === undefined ? undefined : qualified(simple);
}
