import type { Folder } from '../../core/folder.ts';
import { asRecord, asString, isRecord, lineIndex, type Document } from '../../core/manifests/document.ts';
import { ifReadable } from '../../core/manifests/readable.ts';
import { perFolder } from '../../core/per-folder.ts';
import { blockAfter } from '../../core/text/block.ts';
import { blankComments } from '../../core/text/comments.ts';
import type { SourceLocation } from '../../core/types.ts';

/** A Gradle build script as far as it can be read without running it. Both dialects write what matters here almost alike. */
export interface GradleScript {
  readonly file: string;
  readonly text: string;
  /** Ids of applied plugins; those with `apply false` are only put on the class path. */
  readonly plugins: ReadonlySet<string>;
  /** `group:artifact` of production dependencies. */
  readonly dependencies: ReadonlyMap<string, SourceLocation>;
  /** The first capture of a pattern, with its place. */
  match(pattern: RegExp): { readonly value: string; readonly location: SourceLocation } | undefined;
  /** The place of a piece of the text. */
  where(offset: number): SourceLocation;
}

interface Catalog {
  library(alias: string): string | undefined;
  plugin(alias: string): string | undefined;
}

/** The script of a project, read once however many of its build ask for it; `root` is the folder of that build. */
export function readGradle(folder: Folder, root: Folder): GradleScript | undefined {
  return scriptsOf(root)(folder);
}

const scriptsOf = perFolder((root) =>
  perFolder((folder) => {
    const name = folder.first('build.gradle.kts', 'build.gradle');
    return name === undefined ? undefined : parseGradle(folder, name, root);
  }),
);

/** A script of any name: `root` is the folder of the build that it belongs to. */
export function parseGradle(folder: Folder, name: string, root: Folder): GradleScript | undefined {
  const raw = folder.read(name);
  if (raw === undefined) return undefined;
  const text = blankComments(raw, 'slashes');
  const lineAt = lineIndex(text);
  const where = (offset: number) => folder.where(name, lineAt(offset));
  const catalog = readCatalog(root);
  return {
    file: name,
    text,
    plugins: new Set(pluginIds(text, catalog)),
    dependencies: dependenciesOf(text, catalog, where),
    where,
    match(pattern) {
      const match = pattern.exec(text);
      const value = match?.slice(1).find((group) => group !== undefined);
      return match === null || value === undefined ? undefined : { value, location: where(match.index) };
    },
  };
}

const NOT_APPLIED = /apply\s*(?:\(\s*)?false/;

function* pluginIds(text: string, catalog: Catalog): Generator<string> {
  for (const match of text.matchAll(/\bid[ \t]*(?:\([ \t]*)?['"]([\w.-]+)['"]([^\n;]*)/g)) {
    if (!NOT_APPLIED.test(match[2] ?? '')) yield match[1] ?? '';
  }
  for (const match of text.matchAll(/\bkotlin\s*\(\s*['"]([\w.-]+)['"]\s*\)([^\n]*)/g)) {
    if (!NOT_APPLIED.test(match[2] ?? '')) yield `org.jetbrains.kotlin.${match[1] ?? ''}`;
  }
  for (const match of text.matchAll(/\balias\s*(?:\(\s*)?libs\.plugins\.([\w.]+)([^\n]*)/g)) {
    const id = catalog.plugin(match[1] ?? '');
    if (id !== undefined && !NOT_APPLIED.test(match[2] ?? '')) yield id;
  }
  for (const match of text.matchAll(/\bapply\s*(?:\(\s*)?plugin\s*[:=]\s*['"]([\w.-]+)['"]/g)) yield match[1] ?? '';
  const block = blockAfter(text, /\bplugins\s*\{/, '}') ?? '';
  for (const match of block.matchAll(/^[ \t]*`?(java|application|war|groovy|scala|java-library)`?[ \t]*$/gm))
    yield match[1] ?? '';
}

/** What production needs, as one string, in parts, or by its name in the catalog. */
const LITERAL =
  /\b(?:implementation|api|compile|runtimeOnly|runtime|developmentOnly|compileOnlyApi)\b[\s(]*(?:platform\s*\(\s*)?['"]([\w.-]+:[\w.-]+)/g;
const PARTS =
  /\b(?:implementation|api|compile|runtimeOnly|runtime|developmentOnly|compileOnlyApi)\b[\s(]*group\s*[:=]\s*['"]([\w.-]+)['"]\s*,\s*name\s*[:=]\s*['"]([\w.-]+)['"]/g;
const ALIAS =
  /\b(?:implementation|api|compile|runtimeOnly|runtime|developmentOnly|compileOnlyApi)\b[\s(]*libs\.([\w.]+)/g;

function dependenciesOf(text: string, catalog: Catalog, where: (offset: number) => SourceLocation) {
  const found = new Map<string, SourceLocation>();
  const add = (name: string | undefined, offset: number) => {
    if (name !== undefined && !found.has(name)) found.set(name, where(offset));
  };
  for (const match of text.matchAll(LITERAL)) add(match[1], match.index);
  for (const match of text.matchAll(PARTS)) add(`${match[1] ?? ''}:${match[2] ?? ''}`, match.index);
  for (const match of text.matchAll(ALIAS)) add(catalog.library(match[1] ?? ''), match.index);
  return found;
}

function catalogDocument(root: Folder): Document | undefined {
  return ifReadable(() => root.toml('gradle/libs.versions.toml'));
}

/** Versions of the catalog by their aliases, as written and as scripts write them. */
export function catalogVersions(root: Folder): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(asRecord(catalogDocument(root)?.get('versions'))).flatMap(([alias, value]) => {
      const entry = asRecord(value);
      const text = asString(value) ?? asString(entry.strictly) ?? asString(entry.require) ?? asString(entry.prefer);
      return text === undefined ? [] : [alias, alias.replace(/[-_]/g, '.')].map((name) => [name, text] as const);
    }),
  );
}

/** gradle/libs.versions.toml, whose aliases are written with dots where they have dashes or underscores. */
const readCatalog = perFolder((root): Catalog => {
  const document = catalogDocument(root);
  const index = (table: string, read: (value: unknown) => string | undefined) =>
    new Map(
      Object.entries(asRecord(document?.get(table))).map(([alias, value]) => [
        alias.replace(/[-_]/g, '.'),
        read(value),
      ]),
    );
  const libraries = index('libraries', (value) => {
    if (typeof value === 'string') return value.split(':').slice(0, 2).join(':');
    const entry = asRecord(value);
    const group = asString(entry.group);
    return asString(entry.module) ?? (group === undefined ? undefined : `${group}:${asString(entry.name) ?? ''}`);
  });
  const plugins = index('plugins', (value) => (isRecord(value) ? asString(value.id) : asString(value)?.split(':')[0]));
  return {
    library: (alias) => libraries.get(alias.replace(/\.get$/, '')),
    plugin: (alias) => plugins.get(alias),
  };
});

export interface GradleSettings {
  /** Without comments. */
  readonly text: string;
  readonly rootName: string | undefined;
  /** Gradle path → folder from the root. */
  readonly projects: ReadonlyMap<string, string>;
}

/** The settings of a build: its name and its projects, with or without parentheses around the list. */
export const readSettings = perFolder((root): GradleSettings | undefined => {
  const name = root.first('settings.gradle.kts', 'settings.gradle');
  if (name === undefined) return undefined;
  const text = blankComments(root.read(name) ?? '', 'slashes');
  const projects = new Map<string, string>();
  for (const match of text.matchAll(/\binclude\b\s*(?:\(\s*)?(['"][^'"\n]+['"](?:\s*,\s*['"][^'"\n]+['"])*)/g)) {
    for (const quoted of (match[1] ?? '').matchAll(/['"]([^'"]+)['"]/g)) {
      const path = `:${(quoted[1] ?? '').replace(/^:/, '').replaceAll('/', ':')}`;
      projects.set(path, path.slice(1).replaceAll(':', '/'));
    }
  }
  for (const match of text.matchAll(
    /project\s*\(\s*['"](:[^'"]+)['"]\s*\)\.projectDir\s*=\s*(?:new File\(\s*\w+\s*,\s*|file\(\s*)['"]\.?\/?([^'"]+)['"]/g,
  )) {
    projects.set(match[1] ?? '', match[2] ?? '');
  }
  return { text, rootName: /rootProject\.name\s*=\s*['"]([^'"]+)['"]/.exec(text)?.[1], projects };
});
