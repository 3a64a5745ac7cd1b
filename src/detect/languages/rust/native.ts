import type { SystemPackages } from '../javascript/native.ts';

/** Crates that need something from the system, and what (their build scripts). */
export const RUST_NATIVE: Readonly<Record<string, SystemPackages>> = {
  'openssl-sys': { build: ['openssl-dev', 'pkgconf'], runtime: ['libssl3', 'libcrypto3'], why: 'links OpenSSL' },
  'pq-sys': { build: ['postgresql-dev'], runtime: ['libpq'], why: 'links libpq' },
  'mysqlclient-sys': {
    build: ['mariadb-connector-c-dev', 'pkgconf'],
    runtime: ['mariadb-connector-c'],
    why: 'links the MariaDB connector',
  },
  'libsqlite3-sys': { build: ['sqlite-dev', 'pkgconf'], runtime: ['sqlite-libs'], why: 'links SQLite' },
  'libz-sys': { build: ['zlib-dev', 'pkgconf'], runtime: ['zlib'], why: 'links zlib' },
  'prost-build': { build: ['protoc', 'protobuf-dev'], why: 'calls protoc' },
  'aws-lc-sys': { build: ['cmake'], why: 'builds AWS-LC with CMake' },
  'rdkafka-sys': { build: ['cmake', 'zlib-dev', 'curl-dev'], runtime: ['zlib'], why: 'builds librdkafka' },
  'librocksdb-sys': { build: ['clang'], runtime: ['libstdc++'], why: 'builds RocksDB' },
  'clang-sys': { build: ['clang'], why: 'generates bindings with libclang' },
};
