import type { PackageDefinition } from './definition.ts';

function library(name: string, debian: [string, ...string[]], license: string): PackageDefinition {
  return { name, description: `the ${name} library`, license, from: { kind: 'debian', packages: debian } };
}

/** Libraries that tools of several languages link, under Wolfi's names. */
export const libraryPackages: PackageDefinition[] = [
  library('libbz2-1', ['libbz2-1.0'], 'bzip2-1.0.6'),
  library('libedit', ['libedit2', 'libbsd0', 'libmd0'], 'BSD-3-Clause'),
  library('libexpat1', ['libexpat1'], 'MIT'),
  library('libffi', ['libffi8'], 'MIT'),
  library('libxml2', ['libxml2'], 'MIT'),
  library('ncurses', ['libncursesw6', 'libtinfo6'], 'MIT'),
  library('sqlite-libs', ['libsqlite3-0'], 'blessing'),
  library('xz', ['liblzma5'], '0BSD'),
  library('libssh2', ['libssh2-1t64'], 'BSD-3-Clause'),
  library(
    'libgit2',
    ['libgit2-1.9', 'libhttp-parser2.9', 'libmbedcrypto16', 'libmbedtls21', 'libmbedx509-7'],
    'GPL-2.0',
  ),
  library('libsystemd', ['libsystemd0', 'libcap2'], 'LGPL-2.1-or-later'),
  {
    name: 'zlib-dev',
    description: 'development files for zlib',
    license: 'MPL-2.0 AND MIT',
    origin: 'zlib',
    from: { kind: 'debian', packages: ['zlib1g-dev'] },
    depends: ['merged-lib', 'wolfi-baselayout', 'zlib'],
  },
  // Debian's links far more protocols than Wolfi's does: what only they need comes along.
  library(
    'libcurl-openssl4',
    [
      'libcurl4t64',
      'libbrotli1',
      'libcom-err2',
      'libgnutls30t64',
      'libgssapi-krb5-2',
      'libidn2-0',
      'libk5crypto3',
      'libkeyutils1',
      'libkrb5-3',
      'libkrb5support0',
      'libldap2',
      'libnettle8t64',
      'libhogweed6t64',
      'libnghttp2-14',
      'libnghttp3-9',
      'libp11-kit0',
      'libpsl5t64',
      'librtmp1',
      'libsasl2-2',
      'libtasn1-6',
      'libunistring5',
    ],
    'curl',
  ),
];
