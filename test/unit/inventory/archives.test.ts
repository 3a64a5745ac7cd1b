import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { zipSync, type Zippable } from 'fflate';
import { createHash } from 'node:crypto';
import { purl } from '../../../src/inventory/purl.ts';
import { Budget, readJar } from '../../../src/inventory/readers/maven.ts';
import { inMemory, readZip } from '../../../src/inventory/readers/zip.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);

function maven(group: string, artifact: string, version: string, pom = ''): Zippable {
  const folder = `META-INF/maven/${group}/${artifact}`;
  return {
    [`${folder}/pom.properties`]: bytes(
      `#Created by Maven\nartifactId=${artifact}\ngroupId=${group}\nversion=${version}\n`,
    ),
    ...(pom === '' ? {} : { [`${folder}/pom.xml`]: bytes(pom) }),
  };
}

function manifest(lines: readonly string[]): Zippable {
  return { 'META-INF/MANIFEST.MF': bytes(`Manifest-Version: 1.0\r\n${lines.join('\r\n')}\r\n\r\nName: other\r\n`) };
}

async function jar(content: Zippable, path: string): Promise<readonly string[]> {
  const found = await readJar(inMemory(Buffer.from(zipSync(content))), path);
  return found.map(({ component, path: at }) => `${purl(component)} ${component.license ?? '-'} ${at}`);
}

describe('a jar', () => {
  test('is what Maven wrote into it, with the licences of its own document', async () => {
    const pom =
      '<project><parent><licenses><license><name>no</name></license></licenses></parent>' +
      '<licenses><license><name>Apache License, Version 2.0</name></license></licenses></project>';
    expect(await jar(maven('com.google.code.gson', 'gson', '2.13.1', pom), '/app/lib/gson-2.13.1.jar')).toEqual([
      'pkg:maven/com.google.code.gson/gson@2.13.1 Apache License, Version 2.0 /app/lib/gson-2.13.1.jar',
    ]);
  });

  test('that was put together from several is all of them, and its digest is that of the one it is named after', async () => {
    const content = { ...maven('org.app', 'shaded', '1.0'), ...maven('com.google.code.gson', 'gson', '2.13.1') };
    const file = Buffer.from(zipSync(content));
    const found = await readJar(inMemory(file), '/app/shaded-1.0.jar');
    expect(found.map(({ component }) => [purl(component), component.checksums])).toEqual([
      [
        'pkg:maven/org.app/shaded@1.0',
        [
          { algorithm: 'SHA1', value: createHash('sha1').update(file).digest('hex') },
          { algorithm: 'SHA256', value: createHash('sha256').update(file).digest('hex') },
        ],
      ],
      ['pkg:maven/com.google.code.gson/gson@2.13.1', undefined],
    ]);
  });

  test.each([
    [
      'spring-core-6.2.1.jar',
      ['Automatic-Module-Name: spring.core'],
      'pkg:maven/org.springframework/spring-core@6.2.1',
    ],
    ['spring-boot-3.4.1.jar', [], 'pkg:maven/org.springframework.boot/spring-boot@3.4.1'],
    ['slf4j-api-2.0.16.jar', ['Bundle-SymbolicName: slf4j.api'], 'pkg:maven/slf4j-api@2.0.16'],
    [
      'jul-to-slf4j-2.0.16.jar',
      ['Bundle-SymbolicName: org.slf4j.jul;sin', ' gleton:=true'],
      'pkg:maven/org.slf4j/jul-to-slf4j@2.0.16',
    ],
    ['guava-33.4.0-jre.jar', [], 'pkg:maven/guava@33.4.0-jre'],
    ['app.jar', ['Implementation-Version: 1.2'], 'pkg:maven/app@1.2'],
  ])('%s without metadata of Maven is told by its name and manifest', async (name, lines, expected) => {
    const found = await readJar(inMemory(Buffer.from(zipSync(manifest(lines)))), `/app/lib/${name}`);
    expect(found.map(({ component }) => purl(component))).toEqual([expected]);
    expect(found[0]?.component.note).toMatch(/^named by its file/);
  });

  test('of Spring Boot is read with the jars in it, stored or compressed', async () => {
    const inner = (content: Zippable): Uint8Array => zipSync(content);
    const boot: Zippable = {
      ...maven('com.example', 'boot', '0.0.1-SNAPSHOT'),
      'BOOT-INF/lib/snakeyaml-2.3.jar': [inner(maven('org.yaml', 'snakeyaml', '2.3')), { level: 0 }],
      'BOOT-INF/lib/jackson-core-2.18.2.jar': [
        inner(maven('com.fasterxml.jackson.core', 'jackson-core', '2.18.2')),
        { level: 9 },
      ],
      'BOOT-INF/classes/App.class': bytes('x'),
    };
    expect(await jar(boot, '/app/app.jar')).toEqual([
      'pkg:maven/com.example/boot@0.0.1-SNAPSHOT - /app/app.jar',
      'pkg:maven/org.yaml/snakeyaml@2.3 - /app/app.jar!/BOOT-INF/lib/snakeyaml-2.3.jar',
      'pkg:maven/com.fasterxml.jackson.core/jackson-core@2.18.2 - /app/app.jar!/BOOT-INF/lib/jackson-core-2.18.2.jar',
    ]);
  });

  test('within a jar within a jar within a jar is not read', async () => {
    let content = maven('org.deep', 'd4', '1');
    for (const level of [3, 2, 1, 0])
      content = { ...maven('org.deep', `d${level}`, '1'), [`d${level + 1}-1.jar`]: zipSync(content) };
    expect(await jar(content, '/app/d0-1.jar')).toHaveLength(3);
  });

  test('with a script before it is read all the same', async () => {
    const file = Buffer.concat([
      Buffer.from('#!/bin/sh\nexec java -jar "$0"\n'),
      zipSync(maven('org.app', 'app', '1')),
    ]);
    expect((await readJar(inMemory(file), '/app/app.jar')).map(({ component }) => purl(component))).toEqual([
      'pkg:maven/org.app/app@1',
    ]);
  });

  test('is nothing, and no failure, whatever is wrong with it', async () => {
    const sound = Buffer.from(
      zipSync({ ...maven('org.app', 'app', '1'), 'lib/a-1.jar': zipSync(maven('a', 'b', '1')) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }), async (at, change) => {
        const spoilt = Buffer.from(sound);
        spoilt.set(change.subarray(0, spoilt.length - at), at);
        await expect(readJar(inMemory(spoilt), '/x.jar')).resolves.toBeInstanceOf(Array);
        await expect(readZip(inMemory(sound.subarray(at)))).resolves.toBeInstanceOf(Array);
      }),
    );
  });

  test('whose entries are all one archive comes to an end, which is said', async () => {
    const inner = zipSync({ 'x.jar': [new Uint8Array(8 * 1024 * 1024), { level: 0 }] }, { level: 0 });
    const outer = zipSync({ 'in.jar': [inner, { level: 0 }] });
    // Two hundred entries of a directory, each of them the same bytes of the file.
    const at = outer.length - 22 - (46 + 6);
    const entry = outer.subarray(at, at + 46 + 6);
    const end = Buffer.from(outer.subarray(outer.length - 22));
    end.writeUInt32LE(entry.length * 200, 12);
    const file = Buffer.concat([outer.subarray(0, at), ...Array.from({ length: 200 }, () => entry), end]);
    expect(await readZip(inMemory(file))).toHaveLength(200);
    const budget = new Budget();
    expect(await readJar(inMemory(file), '/x.jar', budget)).toEqual([]);
    expect(budget.spent).toBe(true);
  });

  test('that unpacks to more than it says is not unpacked', async () => {
    const bomb = zipSync({ 'META-INF/maven/a/b/pom.properties': new Uint8Array(4 * 1024 * 1024) });
    // The directory says that it is small.
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(10, lying.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
    expect(await readJar(inMemory(lying), '/x.jar')).toEqual([]);
  });
});
