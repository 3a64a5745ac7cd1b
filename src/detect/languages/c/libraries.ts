import type { SystemPackages } from '../javascript/native.ts';

/** Libraries by the names that build files ask for them (CMake's find_package, pkg-config), in lower case. */
export const C_LIBRARIES: Readonly<Record<string, SystemPackages>> = {
  boost: { build: ['boost-dev'], why: 'is looked for' },
  curl: { build: ['curl-dev'], runtime: ['libcurl-openssl4'], why: 'is looked for' },
  libcurl: { build: ['curl-dev'], runtime: ['libcurl-openssl4'], why: 'is looked for' },
  openssl: { build: ['openssl-dev'], runtime: ['libssl3', 'libcrypto3'], why: 'is looked for' },
  postgresql: { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is looked for' },
  libpq: { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is looked for' },
  protobuf: { build: ['protobuf-dev', 'protoc'], why: 'is looked for' },
  sqlite3: { build: ['sqlite-dev'], runtime: ['sqlite-libs'], why: 'is looked for' },
  zlib: { build: ['zlib-dev'], runtime: ['zlib'], why: 'is looked for' },
};
