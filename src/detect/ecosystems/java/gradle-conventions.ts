import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { perFolder } from '../../core/per-folder.ts';
import { sourceFiles, type SourceFile } from '../../core/sources.ts';
import { parseGradle, readSettings, type GradleScript } from './gradle-script.ts';

/** Folders whose build makes plugins for this one. */
const USUAL = ['buildSrc', 'build-logic'];
/** Scripts that take in others at most. */
const MAX_SCRIPTS = 50;

/** What a build keeps of its own logic outside its projects. */
export interface Conventions {
  /** Scripts that a project's own script takes in: plugins of the build by their ids, and files that it applies. */
  of(script: GradleScript, folder: Folder): readonly GradleScript[];
  /** Source of the build's plugins, whose constants scripts use. */
  readonly sources: readonly SourceFile[];
}

/** The conventions of a build, read from the folders where its logic lies, once for all of its projects. */
export const conventionsOf = perFolder((root): Conventions => {
  const text = readSettings(root)?.text ?? '';
  const included = [...text.matchAll(/\bincludeBuild[ \t(]{1,6}['"]([\w./-]{1,200})['"]/g)].map(
    ([, name = '']) => name,
  );
  const folders = [...new Set([...USUAL, ...included])].filter((name) => root.hasFolder(name) && root.at(name) !== '.');
  const files = folders.flatMap((name) =>
    sourceFiles(root.sub(name), {
      extensions: ['.gradle', '.kts', '.kt', '.groovy', '.java'],
      comments: 'slashes',
    }).map((file) => ({ file, path: posix.join(name, file.name) })),
  );
  const plugins = files.flatMap(({ path }) => {
    const name = posix.basename(path).replace(/\.kts$/, '');
    return path.includes('/src/main/') && name.endsWith('.gradle') ? [{ id: name.slice(0, -7), path }] : [];
  });
  return {
    sources: files.map(({ file }) => file),
    of(script, folder) {
      const found = new Map<string, GradleScript>();
      const visit = (each: GradleScript, place: Folder): void => {
        const named = plugins.filter(({ id }) => names(each, id)).map(({ path }) => path);
        for (const path of [...named, ...applied(each, place, root)]) {
          if (found.has(path) || found.size >= MAX_SCRIPTS) continue;
          const other = parseGradle(root, path, root);
          if (other === undefined) continue;
          found.set(path, other);
          visit(other, root.sub(posix.dirname(path)));
        }
      };
      visit(script, folder);
      return [...found.values()];
    },
  };
});

function names({ plugins, text }: GradleScript, id: string): boolean {
  return plugins.has(id) || text.includes(`\`${id}\``) || (id.includes('-') && text.includes(`"${id}"`));
}

/** Files that `apply from` names, from the root. */
function applied({ text }: GradleScript, folder: Folder, root: Folder): readonly string[] {
  return [
    ...text.matchAll(/\bfrom\s*[:=]\s*(?:rootProject\.file\s*\(\s*)?['"]([^'"\n]{1,200}\.gradle(?:\.kts)?)['"]/g),
  ].flatMap(([whole, name = '']) => {
    const fromRoot = /root(?:Project|Dir)/.test(whole);
    const plain = name.replace(/^\$\{?(?:rootDir|rootProject\.projectDir|projectDir)\}?\//, '');
    const path = (fromRoot ? root : folder).at(plain);
    return path === undefined ? [] : [root.relative(path)];
  });
}
