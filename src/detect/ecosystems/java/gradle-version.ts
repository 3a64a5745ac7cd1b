import type { Folder } from '../../core/folder.ts';
import type { SourceFile } from '../../core/sources.ts';
import type { Project } from '../../core/project.ts';
import type { VersionConstraint } from '../../core/version-constraint.ts';
import { catalogVersions, readSettings, type GradleScript } from './gradle-script.ts';
import { buildConstraint, TOOLCHAIN } from './version.ts';

/** Where build scripts say a Java release, the most binding first; each captures the expression that stands there. */
const SETTINGS: readonly (readonly [source: string, pattern: RegExp])[] = [
  [TOOLCHAIN, /\b(?:JavaLanguageVersion\.of|jvmToolchain)\s*\(([^\n;{}]{1,200})/],
  // The expression itself where it names no release but something that stands for one.
  [TOOLCHAIN, /\blanguageVersion\s*(?:=|\.set\s*\()(?![^\n]{0,40}JavaLanguageVersion\.of\s*\()([^\n;{}]{1,200})/],
  ['options.release', /\brelease\s*(?:=|\.set\s*\()([^\n;}]{1,200})/],
  ['sourceCompatibility', /\bsourceCompatibility\b([^\n;}]{1,200})/],
  ['targetCompatibility', /\btargetCompatibility\b([^\n;}]{1,200})/],
  ['jvmTarget', /\bjvmTarget\s*(?:=|\.set\s*\()([^\n;}]{1,200})/],
];

/**
 * What a build says of its Java release: a number, or a name whose value stands in the version catalog, in a script's own variables
 * and extra properties, or in gradle.properties. A toolchain whose release can't be found out that way is told.
 */
export function gradleJava(
  project: Project,
  scripts: readonly GradleScript[],
  root: Folder,
  sources: readonly SourceFile[],
): readonly VersionConstraint[] {
  let values: Values | undefined;
  // Most builds write the number itself.
  const value: Values = (name) => (values ??= valuesOf(project.folder, [...scripts, ...sources], root))(name);
  const constraints = scripts.flatMap((script) =>
    SETTINGS.flatMap(([source, pattern]) => {
      const found = script.match(pattern);
      if (found === undefined) return [];
      const release = releaseIn(found.value, value);
      if (release === undefined && source === TOOLCHAIN && !VERSION_FILE.test(found.value))
        project.notice(
          'VERSION_NOT_UNDERSTOOD',
          `the Java toolchain's version is worked out by \`${found.value.trim()}\`, which detection cannot follow; a .java-version file says which it is`,
          found.location,
        );
      return release === undefined ? [] : buildConstraint(release, source, found.location);
    }),
  );
  return [...constraints, ...daemonConstraint(root)];
}

/** Files that say a version themselves, and count by themselves. */
const VERSION_FILE = /\.java-version|\.sdkmanrc|\.tool-versions/;

const DAEMON = 'gradle/gradle-daemon-jvm.properties';

/** The JDK that Gradle itself asks for, which compiles where the build names no other. */
function daemonConstraint(root: Folder): readonly VersionConstraint[] {
  const [, version] = /^toolchainVersion\s*=\s*(\d+)/m.exec(root.read(DAEMON) ?? '') ?? [];
  return buildConstraint(version, DAEMON, root.where(DAEMON));
}

type Values = (name: string) => string | undefined;

/** Names that stand for others at most; real builds have one or two between. */
const MAX_STEPS = 5;

function releaseIn(expression: string, value: Values, steps = 0): string | undefined {
  const [, literal] =
    /^[\s=(]*(?:JavaVersion\.toVersion\s*\(\s*)?['"]?(?:JavaVersion\.|JvmTarget\.)?(?:VERSION_|JVM_)?((?:1[._])?\d+)/.exec(
      expression,
    ) ?? [];
  if (literal !== undefined) return literal.replace('_', '.');
  if (steps >= MAX_STEPS) return undefined;
  for (const [name] of expression.matchAll(/[A-Za-z_][\w.-]*/g)) {
    const text = value(name) ?? value(name.replace(/^.*\./, ''));
    const release = text === undefined ? undefined : releaseIn(text, value, steps + 1);
    if (release !== undefined) return release;
  }
  return undefined;
}

/** Values by the names that expressions use: catalog entries with `libs.versions.` before them, the others bare. */
function valuesOf(folder: Folder, scripts: readonly Pick<GradleScript, 'text'>[], root: Folder): Values {
  const values = new Map<string, string>();
  const add = (name: string, text: string): void => {
    if (!values.has(name)) values.set(name, text);
  };
  for (const { text } of scripts) {
    for (const { groups } of text.matchAll(
      /(?<![.\w])(?:ext\.|extra\.)?(?:ext|extra)?\[?["']?(?<name>[A-Za-z_][\w.]*)["']?\]?\s*(?::\s*\w+\s*)?=(?!=)(?<value>[^\n;]{1,200})/g,
    ))
      add(groups?.name ?? '', groups?.value ?? '');
    for (const { groups } of text.matchAll(
      /(?<![.\w])(?<map>[A-Za-z_]\w{0,60})\s*=\s*(?:\[|mapOf\s*\()(?<entries>[^\])\n]{1,300})/g,
    ))
      for (const { groups: entry } of (groups?.entries ?? '').matchAll(
        /["']?(?<key>\w{1,60})["']?\s*(?::|to\b)(?<value>[^,]{1,60})/g,
      ))
        add(`${groups?.map ?? ''}.${entry?.key ?? ''}`, entry?.value ?? '');
    for (const { groups } of text.matchAll(/\bset\s*\(\s*["'](?<name>[\w.]+)["']\s*,(?<value>[^\n;]{1,200})/g))
      add(groups?.name ?? '', groups?.value ?? '');
  }
  for (const each of [folder, root]) {
    for (const { groups } of (each.read('gradle.properties') ?? '').matchAll(
      /^[ \t]*(?<name>[\w.-]+)[ \t]*[=:](?<value>.{0,200})$/gm,
    ))
      add(groups?.name ?? '', groups?.value ?? '');
  }
  const catalog = new Map([...settingsVersions(root), ...catalogVersions(root)]);
  return (name) => catalog.get(name.replace(/^libs\.versions\./, '').replace(/\.(?:get|map)$/, '')) ?? values.get(name);
}

/** Versions of a catalog that the settings declare themselves. */
function settingsVersions(root: Folder): ReadonlyMap<string, string> {
  const text = readSettings(root)?.text ?? '';
  return new Map(
    [...text.matchAll(/\bversion\s*\(\s*["']([\w.-]{1,100})["']\s*,\s*["']([\w.]{1,40})["']/g)].map(
      ([, alias = '', value = '']) => [alias.replace(/[-_]/g, '.'), value],
    ),
  );
}
