import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detectingOne, problemsOf } from '../../support/detect/detecting.ts';

const MAIN = {
  'src/main/java/com/example/App.java': 'package com.example;\nclass App { public static void main(String[] a) {} }',
};
const pom = (body: string) => `<project><artifactId>shop</artifactId><version>1</version>${body}</project>`;
const dependency = (group: string, artifact: string) =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId></dependency>`;
const BOOT = '<build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build>';

describe('a Maven project', () => {
  test('without a plugin that packs is run from jar and dependencies', () => {
    const build = detectingOne({
      'pom.xml': pom('<properties><maven.compiler.release>17</maven.compiler.release></properties>'),
      ...MAIN,
    });
    expect(commandLines(build)[0]).toContain(
      'package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib',
    );
    expect(build.runtime.command).toEqual(['java', '-cp', '/app/jars/*:/app/lib/*', 'com.example.App']);
    expect(build.runtime.packages).toEqual(['openjdk-17-default-jvm', 'openjdk-17-jre']);
    expect(build.build.cache).toEqual(['/root/.m2/repository']);
  });

  test.each([
    ['<properties><java.version>1.8</java.version></properties>', 'openjdk-8'],
    ['<properties><v>21</v><maven.compiler.source>${v}</maven.compiler.source></properties>', 'openjdk-21'],
    ['<properties><maven.compiler.release>${unknown}</maven.compiler.release></properties>', 'openjdk-25'],
  ])('takes its JDK from %s', (properties, expected) => {
    expect(detectingOne({ 'pom.xml': pom(properties), ...MAIN }).build.packages).toContain(expected);
  });

  test('of Spring Boot has a health endpoint only with the actuator, below its context path', () => {
    const withActuator = pom(
      `<dependencies>${dependency('org.springframework.boot', 'spring-boot-starter-actuator')}</dependencies>${BOOT}`,
    );
    const without = pom(
      `<dependencies>${dependency('org.springframework.boot', 'spring-boot-starter-web')}</dependencies>${BOOT}`,
    );
    const config = {
      'src/main/resources/application.yml': 'server:\n  port: 9000\n  servlet:\n    context-path: /shop\n',
    };
    const build = detectingOne({ 'pom.xml': withActuator, ...MAIN, ...config });
    expect(build.runtime.health).toEqual({ endpoint: '/shop/actuator/health' });
    expect(decision(build, 'port')).toBe('9000 (src/main/resources/application.yml:2)');
    expect(detectingOne({ 'pom.xml': without, ...MAIN }).runtime.health).toBeUndefined();
  });

  test('serves the routes of a controller below its mapping', () => {
    const controller = {
      'src/main/java/com/example/H.java':
        'package com.example;\n@RequestMapping("/api")\nclass H { @GetMapping("/health") String h() {} }',
    };
    const build = detectingOne({
      'pom.xml': pom(
        `<dependencies>${dependency('org.springframework.boot', 'spring-boot-starter-web')}</dependencies>${BOOT}`,
      ),
      ...MAIN,
      ...controller,
    });
    expect(build.runtime.health).toEqual({ endpoint: '/api/health' });
  });

  test('that is a WAR is refused', () => {
    expect(problemsOf({ 'pom.xml': pom('<packaging>war</packaging>'), ...MAIN })[0]?.message).toContain('WAR');
  });

  test('without a main class is a library', () => {
    expect(problemsOf({ 'pom.xml': pom('') })[0]?.message).toContain('it has no main class');
  });
});

describe('a Gradle project', () => {
  test('with the application plugin is laid out by its distribution', () => {
    const build = detectingOne({
      'settings.gradle': "rootProject.name = 'shop'",
      'build.gradle':
        "plugins {\n id 'application'\n}\napplication { mainClass = 'com.example.App' }\nsourceCompatibility = '17'",
      ...MAIN,
    });
    expect(build.metadata.project_name).toBe('shop');
    expect(build.runtime.copy).toEqual([{ from: 'build/install/shop/lib', to: 'lib' }]);
    expect(build.runtime.command).toEqual(['java', '-cp', '/app/lib/*', 'com.example.App']);
    expect(build.build.packages).toContain('openjdk-17');
  });

  test('of Spring Boot runs the jar whose manifest names a main class', () => {
    const build = detectingOne({
      'build.gradle.kts': 'plugins {\n  java\n  id("org.springframework.boot") version "3.5.0"\n}',
      ...MAIN,
    });
    expect(build.metadata.framework).toBe('spring-boot');
    expect(commandLines(build)[1]).toContain("grep -q '^Main-Class:'");
    expect(build.runtime.command).toEqual(['java', '-jar', 'app.jar']);
  });

  test('reads its version catalog', () => {
    const build = detectingOne({
      'gradle/libs.versions.toml':
        '[libraries]\nktor-server = { module = "io.ktor:ktor-server-netty", version = "3" }\n[plugins]\njvm = { id = "org.jetbrains.kotlin.jvm", version = "2" }',
      'build.gradle.kts':
        'plugins {\n alias(libs.plugins.jvm)\n application\n}\ndependencies { implementation(libs.ktor.server) }\napplication { mainClass.set("MainKt") }',
    });
    expect(build.metadata.framework).toBe('ktor');
  });

  test('keeps an old wrapper that no package replaces, with a JDK that it runs on', () => {
    const wrapper = {
      gradlew: '',
      'gradle/wrapper/gradle-wrapper.jar': '',
      'gradle/wrapper/gradle-wrapper.properties': 'distributionUrl=https\\://example/gradle-7.5-bin.zip',
    };
    const build = detectingOne({ 'build.gradle': "apply plugin: 'java'\n", ...wrapper, ...MAIN });
    expect(commandLines(build).some((line) => line.startsWith('sh gradlew'))).toBe(true);
    expect(build.build.packages).toContain('openjdk-17');
  });

  test('whose wrapper is incomplete is told what to commit', () => {
    const files = {
      'build.gradle': "apply plugin: 'java'\n",
      'gradle/wrapper/gradle-wrapper.properties': 'distributionUrl=https\\://example/gradle-6.1-bin.zip',
      ...MAIN,
    };
    expect(problemsOf(files)[0]?.hint).toContain('gradle-wrapper.jar');
  });
});
