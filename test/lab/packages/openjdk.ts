import type { AddedEntry, PackageDefinition } from './definition.ts';

const license = 'GPL-2.0-only WITH Classpath-exception-2.0';
const home = 'usr/lib/jvm/java-21-openjdk';
const debianHomes = { amd64: `${home}-amd64`, arm64: `${home}-arm64` };

/** Debian names the folder after its architecture. */
const move = Object.fromEntries(Object.values(debianHomes).map((folder) => [folder, home]));

/** What Wolfi keeps in packages of its own, and what belongs to desktops: the lab has neither their fonts nor their sound. */
const exclude = [
  ...['jmods/', 'demo/', 'man/', 'docs', 'src.zip'].map((name) => `${home}/${name}`),
  ...['fontmanager', 'javajpeg', 'jsound', 'lcms', 'j2pcsc'].map((name) => `${home}/lib/lib${name}.so`),
];

const include = [`${home}/`, 'etc/java-21-openjdk/'];

/** Programs that are on the path, through whichever JVM is the default one. */
function programs(names: readonly string[]): Record<string, AddedEntry> {
  return Object.fromEntries(names.map((name) => [`usr/bin/${name}`, { to: `../lib/jvm/default-jvm/bin/${name}` }]));
}

const byDefault: Record<string, AddedEntry> = { 'usr/lib/jvm/default-jvm': { to: 'java-21-openjdk' } };

export const openjdkPackages: PackageDefinition[] = [
  {
    name: 'openjdk-21',
    description: 'OpenJDK 21',
    license,
    from: { kind: 'debian', packages: ['openjdk-21-jdk-headless', 'openjdk-21-jre-headless'] },
    move,
    include,
    exclude,
    depends: ['java-cacerts'],
  },
  {
    name: 'openjdk-21-jre',
    description: 'OpenJDK 21 Java Runtime Environment',
    license,
    origin: 'openjdk-21',
    from: { kind: 'debian', packages: ['openjdk-21-jre-headless'] },
    move,
    include,
    exclude,
    add: { [`${home}/jre`]: { to: '.' } },
    depends: ['java-cacerts'],
  },
  {
    name: 'openjdk-21-default-jdk',
    description: 'Use the openjdk-21 JVM as the default JVM with the JDK installed',
    license,
    origin: 'openjdk-21',
    from: { kind: 'own', version: '21.0.12.1-r0' },
    add: byDefault,
    depends: ['java-common', 'openjdk-21'],
    provides: ['default-jdk=1.21', 'default-jdk-lts=1.21'],
  },
  {
    name: 'openjdk-21-default-jvm',
    description: 'Use the openjdk-21 JVM as the default JVM',
    license,
    origin: 'openjdk-21',
    from: { kind: 'own', version: '21.0.12.1-r0' },
    add: byDefault,
    depends: ['java-common-jre', 'openjdk-21-jre'],
    provides: ['default-jvm=1.21', 'default-jvm-lts=1.21'],
  },
  {
    name: 'java-common',
    description: 'Compatibility infrastructure for JVM runtimes (JDK)',
    license: 'GPL-2.0-or-later',
    from: { kind: 'own', version: '0.2-r3' },
    add: programs(['jar', 'javac', 'javadoc', 'javap', 'jcmd', 'jdeps', 'jlink', 'jmap', 'jps', 'jshell', 'jstack']),
    depends: ['java-common-jre'],
  },
  {
    name: 'java-common-jre',
    description: 'Compatibility infrastructure for JVM runtimes (JRE)',
    license: 'GPL-2.0-or-later',
    origin: 'java-common',
    from: { kind: 'own', version: '0.2-r3' },
    add: programs(['java', 'jfr', 'jrunscript', 'jwebserver', 'keytool', 'rmiregistry']),
  },
  {
    // Wolfi's holds a key store, which is made of the certificates by a program that the lab has not: nothing here asks over TLS.
    name: 'java-cacerts',
    description: 'default certificate authorities for Java',
    license: 'MPL-2.0 AND MIT',
    origin: 'ca-certificates',
    from: { kind: 'own', version: '20260413-r1' },
    depends: ['ca-certificates-bundle'],
  },
];
