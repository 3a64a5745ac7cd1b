import type { Folder } from '../../core/folder.ts';
import { lineIndex, valueAt, type Document } from '../../core/manifests/document.ts';
import { ifReadable } from '../../core/manifests/readable.ts';
import { SyntaxProblem } from '../../core/manifests/syntax-problem.ts';
import { parseYaml } from '../../core/manifests/yaml.ts';
import { perFolder } from '../../core/per-folder.ts';
import { blankComments } from '../../core/text/comments.ts';
import type { Found, SourceLocation } from '../../core/types.ts';

/** Where build tools and frameworks look for it: Maven's and Gradle's place, JHipster's, Kotlin Multiplatform's, Play's, Amper's. */
const FOLDERS = ['src/main/resources', 'src/main/resources/config', 'src/jvmMain/resources', 'conf', 'resources'];
const FILES = [
  'application.properties',
  'application.yml',
  'application.yaml',
  'application.conf',
  'application.toml',
  'bootstrap.yml',
  'META-INF/microprofile-config.properties',
];

/** A setting of the application's own configuration, by any of its names, in properties, YAML or HOCON. */
export function applicationSetting(folder: Folder, keys: readonly string[]): Found<string> | undefined {
  return settingIn(folder, keys, [...profileFiles(folder), ...FILES]);
}

const ENDINGS = ['properties', 'yml', 'yaml'];

/** Files of the profile that the application's own configuration makes the active one. */
const profileFiles = perFolder((folder): readonly string[] => {
  const filled = FOLDERS.some((place) =>
    FILES.some((name) => /[@#]spring\.profiles\.active[@#]/.test(folder.read(`${place}/${name}`) ?? '')),
  );
  // The build fills it in, and builds for production.
  if (filled) return ENDINGS.map((ending) => `application-prod.${ending}`);
  const active = settingIn(folder, ['spring.profiles.active'], FILES)?.value.split(',').at(-1)?.trim() ?? '';
  return /^[\w-]{1,60}$/.test(active) ? ENDINGS.map((ending) => `application-${active}.${ending}`) : [];
});

function settingIn(folder: Folder, keys: readonly string[], files: readonly string[]): Found<string> | undefined {
  for (const file of FOLDERS.flatMap((place) => files.map((name) => `${place}/${name}`))) {
    if (!folder.has(file)) continue;
    for (const key of keys) {
      const found = file.endsWith('.properties')
        ? fromProperties(folder, file, key)
        : file.endsWith('.conf')
          ? fromHocon(folder, file, key)
          : file.endsWith('.toml')
            ? fromToml(folder, file, key)
            : fromYaml(folder, file, key);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The path that everything is served below: `/api`, or nothing. */
export function contextPath(folder: Folder): string {
  const found = applicationSetting(folder, [
    'server.servlet.context-path',
    'quarkus.http.root-path',
    'micronaut.server.context-path',
    'spring.webflux.base-path',
  ]);
  const path = found?.value.replace(/\/$/, '') ?? '';
  return /^\/[\w/.-]+$/.test(path) ? path : '';
}

function fromProperties(folder: Folder, file: string, key: string): Found<string> | undefined {
  const lines = (folder.read(file) ?? '').split('\n');
  const index = lines.findIndex((line) => line.replace(/[=:].*/s, '').trim() === key);
  const value = lines[index]?.replace(/^[^=:]*[=:]\s*/, '').trim();
  return value === undefined
    ? undefined
    : { value, because: `${key} says so`, location: folder.where(file, index + 1) };
}

function fromYaml(folder: Folder, file: string, key: string): Found<string> | undefined {
  const document = filledYaml(folder)(file);
  if (document === undefined) return undefined;
  const path = key.split('.');
  const value = valueAt(document.root, path) ?? valueAt(document.root, [key]);
  return settingOf(value, key, folder.where(file, document.line(...path)));
}

/** YAML by the name of its file, parsed once however many settings are asked for; undefined where it does not parse. */
const filledYaml = perFolder((folder) => {
  const known = new Map<string, Document | undefined>();
  return (file: string): Document | undefined => {
    if (!known.has(file)) known.set(file, parseFilled(file, folder.read(file) ?? ''));
    return known.get(file);
  };
});

/** Maven fills in @placeholders@ before anyone reads the file as YAML. */
function parseFilled(file: string, text: string): Document | undefined {
  try {
    return parseYaml(
      file,
      text.replace(/@[\w.-]+@/g, (placeholder) => 'x'.repeat(placeholder.length)),
    );
  } catch (error) {
    if (error instanceof SyntaxProblem) return undefined;
    throw error;
  }
}

function fromToml(folder: Folder, file: string, key: string): Found<string> | undefined {
  const path = key.split('.');
  const document = ifReadable(() => folder.toml(file));
  return settingOf(document?.get(...path), key, folder.where(file, document?.line(...path)));
}

function settingOf(value: unknown, key: string, location: SourceLocation): Found<string> | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return { value: String(value), because: `${key} says so`, location };
}

/** A number under this path, alone or below a name of the application's own: `shop { http { port = 8080 } }` for `http.port`. */
function fromHocon(folder: Folder, file: string, key: string): Found<string> | undefined {
  const text = blankComments(blankComments(folder.read(file) ?? '', 'hash'), 'slashes');
  const lineAt = lineIndex(text);
  const path: string[] = [];
  let number: { readonly value: string; readonly offset: number } | undefined;
  let variable: string | undefined;
  for (const match of text.matchAll(
    /(?<![\w."-])([\w."-]+)\s*(?:\{|[=:]\s*(?:\{|(\$\{\??\w+\}|"[^"\n]*"|[^\s{}"]+)))|\{|\}/g,
  )) {
    const [token, name = '', value] = match;
    if (token === '}') path.pop();
    else if (value === undefined) path.push(name.replaceAll('"', ''));
    else if (`.${[...path, name].join('.')}`.endsWith(`.${key}`)) {
      const plain = value.replaceAll('"', '');
      if (/^\d{2,5}$/.test(plain)) number ??= { value: plain, offset: match.index };
      else variable ??= /^\$\{\??(\w+)\}$/.exec(plain)?.[1];
    }
  }
  if (number === undefined) return undefined;
  const value = variable === undefined ? number.value : `\${${variable}:${number.value}}`;
  return { value, because: `${key} says so`, location: folder.where(file, lineAt(number.offset)) };
}
