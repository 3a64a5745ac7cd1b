import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { asRecord, asString, asStrings } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';
import type { SourceLocation } from '../../core/types.ts';
import type { SystemPackages } from '../../core/system-packages.ts';
import { lockedCrates } from './cargo-lock.ts';
import type { CargoManifest } from './cargo-toml.ts';

const CXX: SystemPackages = { runtime: ['libstdc++'], why: 'links the C++ library' };

const BORING: SystemPackages = {
  build: ['clang', 'cmake', 'git'],
  runtime: ['libstdc++'],
  why: 'builds BoringSSL with CMake, from patched sources',
};

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
  'boring-sys': BORING,
  'boring-sys2': BORING,
  'clang-sys': { build: ['clang'], why: 'generates bindings with libclang' },
  'esaxx-rs': CXX,
  'fontconfig-sys': { build: ['fontconfig-dev', 'pkgconf'], runtime: ['fontconfig'], why: 'links Fontconfig' },
  'grpcio-sys': { build: ['cmake'], runtime: ['libstdc++'], why: 'builds gRPC' },
  'libduckdb-sys': CXX,
  'libzmq-sys': { build: ['zeromq-dev', 'pkgconf'], runtime: ['zeromq'], why: 'links ZeroMQ' },
  'link-cplusplus': CXX,
  pcap: { build: ['libpcap-dev'], runtime: ['libpcap'], why: 'links libpcap' },
  'sasl2-sys': { build: ['cyrus-sasl-dev', 'pkgconf'], runtime: ['cyrus-sasl'], why: 'links Cyrus SASL' },
  'yeslogic-fontconfig-sys': { build: ['fontconfig-dev', 'pkgconf'], runtime: ['fontconfig'], why: 'links Fontconfig' },
};

/** What the crates need of the system; one that brings the library's own source needs nothing. */
export function nativeParts(project: Project, manifest: CargoManifest, root: Folder) {
  const lock = root.toml('Cargo.lock');
  const crates = lock === undefined ? impliedCrates(manifest) : lockedCrates(lock, manifest.name ?? '');
  const build: string[] = [];
  const runtime: string[] = [];
  for (const [crate, needs] of Object.entries(RUST_NATIVE)) {
    const vendored = crate === 'openssl-sys' && crates.has('openssl-src');
    if (!crates.has(crate) || vendored) continue;
    project.decide(
      'system packages',
      [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])].join(' '),
      `${crate} ${needs.why}`,
      lock === undefined ? project.folder.where('Cargo.toml') : root.where('Cargo.lock'),
    );
    build.push(...project.available(needs.build ?? [], crate));
    runtime.push(...project.available(needs.runtime ?? [], crate));
  }
  for (const { name, location } of linkers(root)) {
    project.decide('system packages', name, 'the configuration of Cargo links with it', location);
    build.push(...project.available([name], 'the linker'));
  }
  return { build, runtime };
}

/** Linkers that Cargo's configuration at the root names for the machines that images are for. */
function linkers(root: Folder): readonly { readonly name: string; readonly location: SourceLocation }[] {
  const file = root.first('.cargo/config.toml', '.cargo/config');
  const document = file === undefined ? undefined : root.toml(file);
  if (file === undefined || document === undefined) return [];
  const targets = Object.entries(asRecord(document.get('target'))).filter(
    ([target]) => target.includes('linux') || target.startsWith('cfg('),
  );
  const told = [asRecord(document.get('build')), ...targets.map(([, value]) => asRecord(value))].flatMap(
    ({ linker, rustflags }) => {
      const flags = typeof rustflags === 'string' ? rustflags : asStrings(rustflags).join(' ');
      return [`linker=${asString(linker) ?? ''}`, flags].join(' ');
    },
  );
  const words = told.flatMap((text) => text.split(/\s+/));
  const named = new Set(['linker=', 'fuse-ld='].flatMap((key) => words.flatMap((word) => programAfter(key, word))));
  return [
    { name: 'clang', programs: ['clang'] },
    { name: 'lld', programs: ['lld', 'ld.lld'] },
    { name: 'mold', programs: ['mold'] },
  ].flatMap(({ name, programs }) =>
    programs.some((program) => named.has(program)) ? [{ name, location: root.where(file) }] : [],
  );
}

function programAfter(key: string, word: string): readonly string[] {
  const at = word.lastIndexOf(key);
  return at === -1 ? [] : [posix.basename(word.slice(at + key.length))];
}

/** Without a lock file: the crates with needs that well-known ones bring along, by their features. */
function impliedCrates(manifest: CargoManifest): ReadonlySet<string> {
  const found = new Set(manifest.dependencies);
  for (const [name, value] of Object.entries(asRecord(manifest.document.get('dependencies')))) {
    const features = asStrings(asRecord(value).features);
    const plain = asRecord(value)['default-features'] !== false;
    const has = (feature: string) => features.includes(feature);
    if (has('vendored')) found.add('openssl-src');
    if (['openssl', 'native-tls'].includes(name) || has('native-tls')) found.add('openssl-sys');
    if (name === 'reqwest' && plain) found.add('openssl-sys');
    if (name === 'diesel' && has('postgres')) found.add('pq-sys');
    if (name === 'diesel' && has('mysql')) found.add('mysqlclient-sys');
    if ((name === 'diesel' && has('sqlite')) || (name === 'rusqlite' && !has('bundled'))) found.add('libsqlite3-sys');
    if (name === 'rdkafka') found.add('rdkafka-sys');
    if (name === 'rocksdb') found.add('librocksdb-sys').add('clang-sys');
    if (name === 'cxx') found.add('link-cplusplus');
    if (name === 'duckdb') found.add('libduckdb-sys');
  }
  const buildNeeds = Object.keys(asRecord(manifest.document.get('build-dependencies')));
  if (buildNeeds.some((name) => ['prost-build', 'tonic-build', 'tonic-prost-build'].includes(name)))
    found.add('prost-build');
  if (buildNeeds.includes('bindgen')) found.add('clang-sys');
  return found;
}
