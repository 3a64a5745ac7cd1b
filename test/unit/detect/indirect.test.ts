import { describe, expect, test } from '@jest/globals';
import { detecting, detectingOne, problemsOf, type Files } from '../../support/detect/detecting.ts';

describe('the release of a Gradle toolchain', () => {
  const main = 'package k; public class Kiln { public static void main(String[] a) {} }';
  const jdk = (script: string, files: Files = {}, name = 'build.gradle.kts') =>
    detectingOne({
      [name]: `plugins { application }\n${script}\napplication { mainClass = "k.Kiln" }\n`,
      'src/main/java/k/Kiln.java': main,
      ...files,
    }).build.packages.find((each) => /^openjdk-\d+$/.test(each));
  const toolchain = (expression: string) =>
    `java { toolchain { languageVersion = JavaLanguageVersion.of(${expression}) } }`;

  test.each([
    [
      'a catalog',
      toolchain('libs.versions.java.lang.get()'),
      { 'gradle/libs.versions.toml': '[versions]\njava-lang = "25"\n' },
    ],
    [
      'a catalog found by name',
      toolchain('libs.findVersion("jdk").get().toString()'),
      { 'gradle/libs.versions.toml': '[versions]\njdk = "25"\n' },
    ],
    ['a variable', `val release = 25\n${toolchain('release')}`, {}],
    ['a variable of a variable', `val a = "25"\nval b = a\n${toolchain('b')}`, {}],
    ['an extra property', `extra["jdk"] = 25\n${toolchain('extra["jdk"] as Int')}`, {}],
    [
      'gradle.properties',
      toolchain('providers.gradleProperty("jdk.release").get()'),
      { 'gradle.properties': 'jdk.release=25\n' },
    ],
    [
      'an entry of a catalog that is mapped',
      'java { toolchain { languageVersion = libs.versions.jdk.map(JavaLanguageVersion::of) } }',
      { 'gradle/libs.versions.toml': '[versions]\njdk = "25"\n' },
    ],
    [
      'a catalog of the settings',
      toolchain('libs.versions.jdk.get()'),
      { 'settings.gradle.kts': 'versionCatalogs { create("libs") { version("jdk", "25") } }' },
    ],
    ['a map', `val versions = mapOf("a" to 1, "java" to 25)\n${toolchain('versions.java')}`, {}],
    [
      "a constant of the build's own logic",
      toolchain('Versions.JAVA'),
      { 'buildSrc/src/main/kotlin/Versions.kt': 'object Versions { const val JAVA = 25 }' },
    ],
    [
      'a file that is applied',
      'apply(from = "$rootDir/gradle/java.gradle.kts")',
      { 'gradle/java.gradle.kts': toolchain('25') },
    ],
    ['a version file that it reads', toolchain('file(".java-version").readText().trim()'), { '.java-version': '25\n' }],
    ['the daemon', '', { 'gradle/gradle-daemon-jvm.properties': 'toolchainVersion=25\n' }],
  ])('comes from %s', (_, script, files) => {
    expect(jdk(script, files)).toBe('openjdk-25');
  });

  test.each(['buildSrc', 'logic/conventions'])(
    'comes from a plugin of the build in %s, with what else it applies',
    (place) => {
      const kotlin = `${place}/src/main/kotlin`;
      const build = detectingOne({
        'settings.gradle.kts': `includeBuild("logic")\ninclude(":app")`,
        [`${kotlin}/kiln.program.gradle.kts`]: 'plugins {\n  id("kiln.common")\n  application\n}',
        [`${kotlin}/kiln.common.gradle.kts`]: `plugins {\n  java\n}\n${toolchain('25')}`,
        [`${kotlin}/kiln.other.gradle.kts`]: toolchain('17'),
        'app/build.gradle.kts': 'plugins { id("kiln.program") }\napplication { mainClass = "k.Kiln" }',
        'app/src/main/java/k/Kiln.java': main,
      });
      expect(build.metadata.path).toBe('app');
      expect(build.build.packages).toContain('openjdk-25');
      expect(build.runtime.command).toContain('k.Kiln');
    },
  );

  test('that nothing says is told', () => {
    const { notices } = detecting({
      'build.gradle.kts': `plugins { application }\n${toolchain('releaseOf(project)')}\napplication { mainClass = "k.Kiln" }\n`,
      'src/main/java/k/Kiln.java': main,
    });
    expect(notices.map(({ code }) => code)).toContain('VERSION_NOT_UNDERSTOOD');
  });
});

describe('version files', () => {
  const node = (files: Files) =>
    detectingOne({ 'package.json': { name: 'v', scripts: { start: 'node s.js' } }, 's.js': '', ...files }).runtime
      .packages;

  test.each([
    ['lts/-1 is the line before the newest', { '.nvmrc': 'lts/-1' }],
    ['a comment ends a line', { '.nvmrc': '22 # until March' }],
    ['mise reads its folder in .config', { '.config/mise/config.toml': '[tools]\nnode = "22"\n' }],
  ])('%s', (_, files) => {
    expect(node(files)).toEqual(['nodejs-22']);
  });
});

describe('the Go of a module', () => {
  const go = (mod: string): Files => ({
    'go.mod': `module x.org/app\n\n${mod}\n`,
    'main.go': 'package main\n\nfunc main() {}\n',
  });

  test('is the one of its toolchain line', () => {
    expect(detectingOne(go('go 1.24\n\ntoolchain go1.26.1')).build.packages).toEqual(['go-1.26']);
  });

  test('that the package has not reached is refused', () => {
    expect(problemsOf(go('go 1.26.99'))).toMatchObject([{ code: 'VERSION_UNAVAILABLE' }]);
  });
});

test.each([
  ['hatch-vcs', 'SETUPTOOLS_SCM_PRETEND_VERSION'],
  ['setuptools_scm[toml]>=8', 'SETUPTOOLS_SCM_PRETEND_VERSION'],
  ['poetry-dynamic-versioning', 'POETRY_DYNAMIC_VERSIONING_BYPASS'],
])('a version that %s takes from git is stood in for', (requirement, variable) => {
  const { build } = detectingOne({
    'pyproject.toml': `[build-system]\nrequires = ["hatchling", "${requirement}"]\nbuild-backend = "b"\n[project]\nname = "x"\ndynamic = ["version"]\ndependencies = ["flask"]\n`,
    'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
  });
  expect(build.env).toHaveProperty(variable, '0.0.0');
});

describe('a Procfile', () => {
  test('may comment its commands', () => {
    const { runtime, metadata } = detectingOne({ Procfile: 'web: python3 web.py # serves\n', 'web.py': '' });
    expect(runtime.command).toEqual(['python3', 'web.py']);
    expect(metadata.language).toBe('python');
  });

  test('of several unnamed processes has them named', () => {
    expect(problemsOf({ Procfile: 'bot: python -m bot\nmailer: python -m mail\n' })[0]?.message).toContain(
      'bot, mailer',
    );
  });
});

test('default-members of a Cargo workspace say which are services', () => {
  const member = (name: string): Files => ({
    [`${name}/Cargo.toml`]: `[package]\nname = "${name}"\nversion = "1.0.0"\n`,
    [`${name}/src/main.rs`]: 'fn main() {}',
  });
  const { builds } = detecting({
    'Cargo.toml': '[workspace]\nmembers = ["api", "gen"]\ndefault-members = ["./api"]\n',
    ...member('api'),
    ...member('gen'),
  });
  expect(builds.map(({ metadata }) => metadata.path)).toEqual(['api']);
});
