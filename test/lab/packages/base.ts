import type { PackageDefinition } from './definition.ts';

const merged = ['merged-lib', 'merged-sbin', 'merged-usrsbin', 'wolfi-baselayout'];

/** The loader and the links to it, which Wolfi keeps in a package of their own. */
const loader = ['usr/lib/ld-linux', 'usr/lib/x86_64-linux-gnu/ld-linux', 'usr/lib/aarch64-linux-gnu/ld-linux'];

const osRelease = `ID=wolfi
NAME="Wolfi"
PRETTY_NAME="Wolfi"
VERSION_ID="20230201"
HOME_URL="https://wolfi.dev"
`;

export const basePackages: PackageDefinition[] = [
  {
    name: 'wolfi-baselayout',
    description: 'baselayout data for Wolfi',
    license: 'MIT',
    from: { kind: 'own', version: '20230201-r29' },
    depends: ['ca-certificates-bundle'],
    provides: ['merged-bin', 'merged-lib', 'merged-sbin', 'merged-usrsbin', 'merged-varrun'],
    add: {
      bin: { to: 'usr/bin' },
      sbin: { to: 'usr/bin' },
      lib: { to: 'usr/lib' },
      lib64: { to: 'usr/lib' },
      'usr/bin': { directory: true },
      'usr/lib': { directory: true },
      'usr/lib64': { to: 'lib' },
      'usr/sbin': { to: 'bin' },
      dev: { directory: true },
      'etc/apk/keys': { directory: true },
      'etc/group': { content: 'root:x:0:root\nnobody:x:65534:\nnonroot:x:65532:\n' },
      'etc/hosts': { content: '127.0.0.1 localhost\n::1 localhost\n' },
      'etc/nsswitch.conf': { content: 'passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n' },
      'etc/os-release': { content: osRelease },
      'etc/passwd': {
        content:
          'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/bin/sh\n',
      },
      'etc/profile': { content: 'export PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"\n' },
      'etc/shadow': { content: 'root:*::0:::::\nnobody:*::0:::::\nnonroot:*::0:::::\n', mode: 0o640 },
      home: { directory: true },
      'home/nonroot': { directory: true, mode: 0o750, uid: 65532, gid: 65532 },
      proc: { directory: true, mode: 0o555 },
      root: { directory: true, mode: 0o700 },
      run: { directory: true },
      sys: { directory: true, mode: 0o555 },
      tmp: { directory: true, mode: 0o1777 },
      'usr/local/bin': { directory: true },
      'var/cache': { directory: true },
      'var/lib': { directory: true },
      'var/log': { directory: true },
      'var/run': { to: '../run' },
      'var/tmp': { directory: true, mode: 0o1777 },
    },
  },
  {
    name: 'ca-certificates-bundle',
    description: 'CA certificates from the Mozilla trusted root program',
    license: 'MPL-2.0 AND MIT',
    origin: 'ca-certificates',
    from: { kind: 'debian', packages: ['ca-certificates'] },
    join: { 'etc/ssl/certs/ca-certificates.crt': 'usr/share/ca-certificates/mozilla/' },
    include: [],
    add: { 'etc/ssl/cert.pem': { to: 'certs/ca-certificates.crt' } },
    depends: ['merged-usrsbin', 'wolfi-baselayout'],
  },
  {
    name: 'ld-linux',
    description: 'the GLIBC ELF interpreter',
    license: 'LGPL-2.1-or-later',
    origin: 'glibc',
    from: { kind: 'debian', packages: ['libc6'] },
    include: loader,
    depends: ['glibc={version}', ...merged],
    providerPriority: 10,
  },
  {
    name: 'glibc',
    description: 'the GNU C library',
    license: 'LGPL-2.1-or-later',
    from: { kind: 'debian', packages: ['libc6'] },
    exclude: loader,
    depends: ['!musl', 'glibc-locale-posix', 'libgcc', ...merged],
  },
  {
    name: 'glibc-locale-posix',
    description: 'POSIX locale data for glibc',
    license: 'LGPL-2.1-or-later',
    origin: 'glibc',
    from: { kind: 'debian', packages: ['libc-bin'] },
    include: ['usr/lib/locale/'],
    depends: merged,
  },
  {
    name: 'libgcc',
    description: 'GCC runtime library',
    license: 'GPL-3.0-or-later WITH GCC-exception-3.1',
    origin: 'gcc',
    from: { kind: 'debian', packages: ['libgcc-s1'] },
  },
  {
    name: 'libstdc++',
    description: 'the GNU compiler collection',
    license: 'GPL-3.0-or-later WITH GCC-exception-3.1',
    origin: 'gcc',
    from: { kind: 'debian', packages: ['libstdc++6'] },
    exclude: ['usr/share/'],
  },
  {
    name: 'libxcrypt',
    description: 'Modern library for one-way hashing of passwords',
    license: 'GPL-2.0-or-later AND LGPL-2.1-or-later',
    from: { kind: 'debian', packages: ['libcrypt1'] },
  },
  {
    name: 'zlib',
    description: 'a library implementing the zlib compression algorithms',
    license: 'MPL-2.0 AND MIT',
    from: { kind: 'debian', packages: ['zlib1g'] },
    depends: ['merged-lib', 'wolfi-baselayout'],
  },
  {
    name: 'libzstd1',
    description: 'the Zstandard compression library',
    license: 'BSD-3-Clause',
    origin: 'zstd',
    from: { kind: 'debian', packages: ['libzstd1'] },
  },
  {
    name: 'libpcre2-8-0',
    description: 'pcre2 runtime library 8-bit',
    license: 'BSD-3-Clause',
    origin: 'pcre2',
    from: { kind: 'debian', packages: ['libpcre2-8-0'] },
  },
  {
    name: 'libcrypto3',
    description: 'OpenSSL libcrypto library',
    license: 'Apache-2.0',
    origin: 'openssl',
    from: { kind: 'debian', packages: ['libssl3t64'] },
    exclude: ['usr/lib/x86_64-linux-gnu/libssl.', 'usr/lib/aarch64-linux-gnu/libssl.'],
  },
  {
    name: 'libssl3',
    description: 'OpenSSL libssl library',
    license: 'Apache-2.0',
    origin: 'openssl',
    from: { kind: 'debian', packages: ['libssl3t64'] },
    include: ['usr/lib/x86_64-linux-gnu/libssl.', 'usr/lib/aarch64-linux-gnu/libssl.'],
  },
  {
    name: 'openssl',
    description: 'the OpenSSL cryptography suite',
    license: 'Apache-2.0',
    from: { kind: 'debian', packages: ['openssl'] },
    include: ['usr/bin/openssl', 'etc/ssl/openssl.cnf', 'usr/lib/ssl/openssl.cnf'],
  },
  {
    name: 'busybox',
    description: 'swiss-army knife for embedded systems',
    license: 'GPL-2.0-only',
    from: { kind: 'debian', packages: ['busybox-static'] },
    include: ['usr/bin/'],
    depends: ['merged-bin', 'merged-sbin', 'merged-usrsbin', 'wolfi-baselayout', 'glibc', 'libxcrypt'],
    providerPriority: 10,
  },
  {
    name: 'tzdata',
    description: 'Timezone data provided by IANA',
    license: 'CC-PDDC',
    from: { kind: 'debian', packages: ['tzdata'] },
  },
  {
    name: 'wolfi-base',
    description: 'Wolfi base metapackage',
    license: 'MIT',
    from: { kind: 'own', version: '1-r7' },
    depends: ['apk-tools', 'busybox', 'wolfi-keys'],
  },
];
