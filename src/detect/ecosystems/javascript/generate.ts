import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { pathWord, sh } from '../../core/shell.ts';
import type { SourceFile } from '../../core/sources.ts';
import { commandsOf } from '../../core/start-line.ts';
import type { BuildCommand } from '../../core/types.ts';
import { CHECKERS, generatorIn } from './commands/generators.ts';
import { withoutRunners } from './commands/development.ts';
import { fitting } from './commands/pattern.ts';
import type { JavascriptFramework } from './framework.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { neededPackages, type PlacedPackage } from './members.ts';
import { reachedScripts } from './reached-scripts.ts';
import { javascriptSources } from './scan.ts';

/** A package with its source. */
interface Part extends PlacedPackage {
  readonly sources: () => readonly SourceFile[];
}

/**
 * What has to be made before the build: source that is imported and not in the repository, by the script of package.json that makes it,
 * and the types of a framework where the build script checks types first. Scripts that run anyway are left alone.
 */
export function generateSource(
  js: JavascriptProject,
  framework: JavascriptFramework | undefined,
  sources: () => readonly SourceFile[],
): readonly BuildCommand[] {
  const { project, manifest, workspace } = js;
  const parts: readonly Part[] = [
    ...neededPackages(workspace).map((each) => ({
      ...each,
      sources: () => javascriptSources(each.folder, undefined, []),
    })),
    { folder: project.folder, manifest, sources },
  ];
  return [...parts.flatMap((part) => generatedIn(js, part)), ...typesOf(js, framework)];
}

function generatedIn(js: JavascriptProject, { folder, manifest, sources }: Part): readonly BuildCommand[] {
  const { project, manager, knowledge } = js;
  const scripts = Object.entries(manifest.scripts).flatMap(([name, line]) => {
    const generator = generatorIn(line, knowledge.runners);
    return generator === undefined ? [] : [{ name, line, generator }];
  });
  if (scripts.length === 0) return [];
  const reached = reachedScripts(manifest);
  const own = scripts.filter(({ name }) => !scripts.some((other) => other.name !== name && other.line.includes(name)));
  const missing = own.every(({ name }) => reached.has(name)) ? [] : missingImports(folder, sources());
  return own.flatMap(({ name, line, generator }) => {
    const text = [line, ...generator.files.map((file) => folder.read(file) ?? '')].join('\n');
    const makes = missing.find(({ path }) => namesFolderOf(text, path));
    if (reached.has(name) || makes === undefined) return [];
    const isService = folder.path === project.folder.path;
    const relative = project.folder.relative(folder.path);
    const run = isService ? manager.run(name) : manager.runIn(relative, manifest.name ?? relative, name);
    project.decide(
      'generated source',
      run.line,
      `${makes.from} needs ${makes.path}, which is not in the repository, and scripts.${name} ${generator.why}`,
      folder.where(manifest.fileName, manifest.line('scripts', name)),
    );
    return [{ run, name: `generate source (${name})` }];
  });
}

interface MissingImport {
  /** From the package, without an ending that only the compiled file has. */
  readonly path: string;
  readonly from: string;
}

const IMPORT = /\b(?:from|import|import\(|require\()\s*['"]((?:\.{1,2}|@|~|\$lib)\/[^'"\n?]+)['"]/g;
const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '.js', '.jsx', '.mts', '.mjs', '.cts', '.cjs', '.json', '.vue', '.svelte'];

/** Relative imports, and those below the usual names for the source folder, that lead to nothing. */
function missingImports(folder: Folder, sources: readonly SourceFile[]): readonly MissingImport[] {
  const imports = sources.flatMap(({ name, text }) =>
    [...text.matchAll(IMPORT)].flatMap(({ 1: wanted = '' }) => {
      const places = placesOf(wanted, posix.dirname(name));
      const found = places.some((place) => exists(folder, place));
      return found ? [] : places.map((path) => ({ path: path.replace(/\.[cm]?[jt]sx?$/, ''), from: name }));
    }),
  );
  // Programs that bring their database up to date read the steps from this folder.
  const steps = sources.flatMap(({ name, text }) => {
    const path = posix.normalize(/\bmigrationsFolder\s*:\s*['"]([^'"\n]+)['"]/.exec(text)?.[1] ?? '.');
    return path === '.' || folder.hasFolder(path) ? [] : [{ path, from: name }];
  });
  return [...imports, ...steps];
}

function placesOf(wanted: string, directory: string): readonly string[] {
  const [, alias, rest = ''] = /^(@|~|\$lib)\/(.*)$/.exec(wanted) ?? [];
  if (alias === undefined) return [posix.join(directory, wanted)];
  return alias === '$lib' ? [`src/lib/${rest}`] : [`src/${rest}`, rest, `app/${rest}`];
}

function exists(folder: Folder, path: string): boolean {
  const stem = path.replace(/\.[cm]?jsx?$/, '');
  return (
    [path, stem].some((base) => ENDINGS.some((ending) => folder.has(base + ending))) ||
    ENDINGS.some((ending) => ending !== '' && folder.has(`${path}/index${ending}`))
  );
}

/** Whether a text names the file, or a folder that it lies in. */
function namesFolderOf(text: string, path: string): boolean {
  for (let each = path; each !== '.' && each !== 'src' && !each.startsWith('..'); each = posix.dirname(each))
    if (text.includes(each)) return true;
  return false;
}

/** The types that a framework makes of the project, where the build script checks types before it builds. */
function typesOf(
  { project, manifest, manager, knowledge }: JavascriptProject,
  framework: JavascriptFramework | undefined,
) {
  const line = framework?.typesCommand;
  if (framework === undefined || line === undefined) return [];
  const reached = [...reachedScripts(manifest).values()];
  const makes = reached.some((script) => script.includes(line.join(' ')));
  const checks = commandsOf(reached.join(' ; ')).some(
    (words) => fitting(CHECKERS, withoutRunners(words, knowledge.runners)) !== undefined,
  );
  if (makes || !checks) return [];
  const run = manager.exec(sh`${line.map((word) => pathWord(word))}`);
  project.decide('generated types', run.line, `the build script checks types, and ${framework.id} makes some of them`);
  return [{ run, name: 'generate types' }];
}
