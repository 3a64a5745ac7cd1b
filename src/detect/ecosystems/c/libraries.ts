import type { SystemPackages } from '../../core/system-packages.ts';

/** A library whose package for building is called as the one with the library, and `-dev`. */
function plain(name: string): SystemPackages {
  return { build: [`${name}-dev`], runtime: [name], why: 'is looked for' };
}

function forBuilding(...packages: readonly string[]): SystemPackages {
  return { build: packages, why: 'is looked for' };
}

const CURL: SystemPackages = { build: ['curl-dev'], runtime: ['libcurl-openssl4'], why: 'is looked for' };
const OPENSSL: SystemPackages = { build: ['openssl-dev'], runtime: ['libssl3', 'libcrypto3'], why: 'is looked for' };
const POSTGRESQL: SystemPackages = { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is looked for' };
const SQLITE: SystemPackages = { build: ['sqlite-dev'], runtime: ['sqlite-libs'], why: 'is looked for' };
const YAML: SystemPackages = plain('yaml-cpp');

/**
 * Libraries by the names that build files ask for them (CMake's find_package, pkg-config, `-l`), in lower case.
 * Boost's are linked statically, since each of them is a package whose name has a version.
 */
export const C_LIBRARIES: Readonly<Record<string, SystemPackages>> = {
  boost: forBuilding('boost-dev'),
  crypto: OPENSSL,
  curl: CURL,
  event: plain('libevent'),
  fmt: { build: ['fmt-dev'], runtime: ['fmt'], why: 'is looked for' },
  gtest: forBuilding('gtest-dev'),
  hiredis: plain('hiredis'),
  'json-c': plain('json-c'),
  jsoncpp: plain('jsoncpp'),
  libcurl: CURL,
  libevent: plain('libevent'),
  libmicrohttpd: plain('libmicrohttpd'),
  libpq: POSTGRESQL,
  libsodium: plain('libsodium'),
  libuv: plain('libuv'),
  libzmq: plain('zeromq'),
  microhttpd: plain('libmicrohttpd'),
  nlohmann_json: forBuilding('nlohmann-json'),
  openssl: OPENSSL,
  postgresql: POSTGRESQL,
  pq: POSTGRESQL,
  protobuf: forBuilding('protobuf-dev', 'protoc'),
  sodium: plain('libsodium'),
  spdlog: plain('spdlog'),
  sqlite3: SQLITE,
  ssl: OPENSSL,
  uv: plain('libuv'),
  'yaml-cpp': YAML,
  zlib: { build: ['zlib-dev'], runtime: ['zlib'], why: 'is looked for' },
  z: { build: ['zlib-dev'], runtime: ['zlib'], why: 'is looked for' },
  zmq: plain('zeromq'),
};
