import { describe, expect, test } from '@jest/globals';
import { detect } from '../../../src/detect/detect.ts';
import { memoryRepository } from '../../../src/detect/repository.ts';
import type { PackageCatalog } from '../../../src/detect/core/types.ts';
import { AipackError } from '../../../src/schema/errors.ts';
import { commandLines, decision, detectingOne } from '../../support/detect/detecting.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';

const SERVLET = { 'src/main/java/Hello.java': 'class Hello {}', 'src/main/webapp/index.jsp': 'hello' };
const pom = (body = '') =>
  `<project><artifactId>shop</artifactId><packaging>war</packaging><properties>${body}</properties></project>`;
const java = (release: number) => `<maven.compiler.release>${release}</maven.compiler.release>`;

/** Tried with the same lines on a Tomcat 10.1 that may write nowhere but to /tmp: it served a page. */
describe('a WAR without a server of its own', () => {
  test('is served by Tomcat, at the root and on PORT, without a shell', () => {
    const build = detectingOne({ 'pom.xml': pom(), ...SERVLET });
    const container = build.runtime.packages?.find((name) => name.startsWith('tomcat-'));
    expect(container).toMatch(/^tomcat-\d+\.\d+-openjdk-21$/);
    expect(build.build.packages).toContain(container);
    expect(build.runtime.command.slice(-2)).toEqual(['org.apache.catalina.startup.Bootstrap', 'start']);
    expect(build.runtime.ports).toEqual([8080]);
    expect(build.runtime.env).toMatchObject({ PORT: '8080' });
    const lines = commandLines(build).join('\n');
    expect(lines).toContain('<Connector port="${PORT}"');
    expect(lines).toContain('jakartaee-migration');
    expect(decision(build, 'servlet container')).toContain('tomcat-');
  });

  test.each([
    [8, '17'],
    [17, '17'],
    [25, '25'],
  ])('for Java %i runs on a Java that there is a Tomcat for', (asked, used) => {
    const build = detectingOne({ 'pom.xml': pom(java(asked)), ...SERVLET });
    expect(build.runtime.packages).toEqual(
      expect.arrayContaining([`openjdk-${used}-jre`, expect.stringMatching(`^tomcat-.*-openjdk-${used}$`)]),
    );
  });

  test('is made by Gradle as well', () => {
    const build = detectingOne({ 'build.gradle': "plugins { id 'war' }\nsourceCompatibility = '17'\n", ...SERVLET });
    expect(commandLines(build).join('\n')).toMatch(/gradle .* war\n/);
    expect(build.runtime.packages).toEqual(expect.arrayContaining([expect.stringMatching(/^tomcat-.*-openjdk-17$/)]));
  });

  test.each([
    { 'pom.xml': pom(), ...SERVLET },
    { 'build.gradle': "plugins { id 'war' }\n", ...SERVLET },
  ])('is refused where the index has no container (%#)', (files) => {
    const full = indexCatalog();
    const catalog: PackageCatalog = {
      has: (name) => !name.startsWith('tomcat') && full.has(name),
      stream: (family, constraint) => full.stream(family === 'tomcat' ? 'no-such-family' : family, constraint),
    };
    const detected = () => detect({ repository: memoryRepository(files), catalog });
    expect(detected).toThrow(AipackError);
    expect(detected).toThrow('a WAR for a servlet container');
  });
});
