import type { PackageDefinition } from './definition.ts';

/** The Debian packages whose libraries Debian's Maven links to. */
const libraries = [
  'libaopalliance-java',
  'libatinject-jsr330-api-java',
  'libcdi-api-java',
  'libcommons-cli-java',
  'libcommons-codec-java',
  'libcommons-io-java',
  'libcommons-lang3-java',
  'libgeronimo-annotation-1.3-spec-java',
  'libguava-java',
  'libguice-java',
  'libhttpclient-java',
  'libhttpcore-java',
  'libjansi-java',
  'libmaven-resolver-java',
  'libmaven-shared-utils-java',
  'libmaven3-core-java',
  'libplexus-cipher-java',
  'libplexus-classworlds-java',
  'libplexus-component-annotations-java',
  'libplexus-interpolation-java',
  'libplexus-sec-dispatcher-java',
  'libplexus-utils2-java',
  'libplexus-xml-java',
  'libsisu-inject-java',
  'libsisu-plexus-java',
  'libslf4j-java',
  'libwagon-file-java',
  'libwagon-http-java',
  'libwagon-provider-api-java',
];

export const mavenPackages: PackageDefinition[] = [
  {
    name: 'maven-3.9',
    description: 'A Java project management and project comprehension tool.',
    license: 'Apache-2.0',
    from: { kind: 'debian', packages: ['maven', ...libraries] },
    // Debian's Maven links to ../../java from where it lies; one folder deeper, that is usr/share/java/java.
    move: { 'usr/share/maven/': 'usr/share/java/maven/', 'usr/share/java/': 'usr/share/java/java/' },
    include: ['usr/share/java/', 'etc/maven/'],
    add: { 'usr/share/java/maven/conf': { to: '/etc/maven' }, 'usr/bin/mvn': { to: '/usr/share/java/maven/bin/mvn' } },
    provides: ['maven={version}'],
  },
];
