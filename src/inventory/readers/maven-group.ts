import { textOf } from '../shape.ts';

/** Families that Gradle builds, so that nothing in an archive tells its group, by how the names of their artifacts begin. */
const GROUPS: readonly (readonly [prefix: string, group: string])[] = [
  ['spring-boot', 'org.springframework.boot'],
  ['spring-cloud-', 'org.springframework.cloud'],
  ['spring-data-', 'org.springframework.data'],
  ['spring-integration-', 'org.springframework.integration'],
  ['spring-kafka', 'org.springframework.kafka'],
  ['spring-security-', 'org.springframework.security'],
  ['spring-session-', 'org.springframework.session'],
  ...[
    'aop',
    'aspects',
    'beans',
    'context',
    'core',
    'expression',
    'jcl',
    'jdbc',
    'jms',
    'messaging',
    'orm',
    'oxm',
    'tx',
    'web',
  ].map((part) => [`spring-${part}`, 'org.springframework'] as const),
  ['tomcat-embed-', 'org.apache.tomcat.embed'],
  ['kotlinx-', 'org.jetbrains.kotlinx'],
  ['kotlin-', 'org.jetbrains.kotlin'],
  ['ktor-', 'io.ktor'],
  ['micrometer-', 'io.micrometer'],
  ['reactor-netty', 'io.projectreactor.netty'],
  ['reactor-', 'io.projectreactor'],
  ['hibernate-core', 'org.hibernate.orm'],
  ['groovy', 'org.apache.groovy'],
  ['okhttp', 'com.squareup.okhttp3'],
];

/** The group of an artifact that brings no metadata of Maven: of a family, or what its manifest calls it without its last part. */
export function groupOf(artifact: string, manifest: ReadonlyMap<string, string>): string | undefined {
  const family = GROUPS.find(
    ([prefix]) => artifact === prefix || artifact.startsWith(prefix.endsWith('-') ? prefix : `${prefix}-`),
  );
  if (family !== undefined) return family[1];
  const vendor = textOf(manifest.get('implementation-vendor-id'));
  if (vendor !== undefined && isGroup(vendor)) return vendor;
  const symbolic = textOf(manifest.get('bundle-symbolicname')?.split(';')[0]) ?? '';
  const at = symbolic.lastIndexOf('.');
  const group = symbolic.slice(0, Math.max(at, 0));
  return isGroup(group) && artifact.split(/[-.]/).includes(symbolic.slice(at + 1)) ? group : undefined;
}

function isGroup(name: string): boolean {
  return /^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*){1,8}$/.test(name);
}
