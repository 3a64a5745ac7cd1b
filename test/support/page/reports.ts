import { sha256 } from '../../../src/oci/index.ts';
import type { BuildReport } from '../../../src/report/build-report.ts';
import type { PlatformDelta } from '../../../src/report/delta.ts';

const digest = (of: string): string => sha256(Buffer.from(of));

/** Names that such images have, and more of them than anybody reads. */
const NAMES = ['ca-certificates-bundle', 'glibc', 'libcrypto3', 'libgcc', 'libssl3', 'libstdc++', 'nodejs-24', 'zlib'];

const delta: PlatformDelta = {
  platform: 'linux/amd64',
  same: false,
  size: { before: 47_310_000, after: 48_120_000 },
  changes: {
    packages: [
      { name: 'libcrypto3', before: '3.5.2-r0', after: '3.5.3-r1' },
      { name: 'libssl3', before: '3.5.2-r0', after: '3.5.3-r1' },
      { name: 'nodejs-24', before: '24.8.0-r0', after: '24.9.0-r0' },
      { name: 'sqlite-libs', after: '3.50.4-r1' },
    ],
    dependencies: [
      { name: 'npm express', before: '5.1.0', after: '5.2.0' },
      { name: 'npm left-pad', before: '1.3.0' },
    ],
    settings: [{ name: 'variable LOG_LEVEL', after: '' }],
  },
  files: { added: 3, removed: 1, changed: 12, largest: [{ path: 'app/dist/server.js', before: 9000, after: 412_000 }] },
  notes: [],
};

/** What a build of a small application reports, with something in every part of it. */
export const REPORT: BuildReport = {
  service: {
    name: 'shop-api',
    path: 'services/api',
    language: 'javascript',
    framework: 'express',
    buildSystem: 'npm',
    command: ['node', 'dist/server.js'],
    ports: [3000],
    reasons: [
      { what: 'language', value: 'javascript', because: 'package.json describes a package', file: 'package.json' },
      { what: 'build system', value: 'npm', because: 'package-lock.json is its lock file', file: 'package-lock.json' },
      {
        what: 'framework',
        value: 'express',
        because: 'package.json depends on express',
        file: 'package.json',
        line: 13,
      },
      {
        what: 'port',
        value: '3000',
        because: 'the source listens on PORT, or else here',
        file: 'src/server.ts',
        line: 8,
      },
      {
        what: 'start command',
        value: 'node dist/server.js',
        because: 'scripts.start says `node dist/server.js`',
        file: 'package.json',
        line: 10,
      },
      {
        what: 'runtime version',
        value: 'nodejs-24',
        because: 'engines.node asks for 24.x; the stream of 24.x',
        file: 'package.json',
        line: 7,
      },
    ],
  },
  tags: ['ghcr.io/acme/shop-api:1.4.0', 'ghcr.io/acme/shop-api:latest'],
  pushed: true,
  unchanged: false,
  digest: digest('4'),
  imageid: digest('a'),
  platforms: [
    { platform: 'linux/amd64', digest: digest('b'), size: 48_120_000, packages: packages(31) },
    { platform: 'linux/arm64', digest: digest('c'), size: 46_890_000, packages: packages(31) },
  ],
  delta: {
    before: { name: 'ghcr.io/acme/shop-api:latest', digest: digest('d') },
    after: { name: 'ghcr.io/acme/shop-api:latest', digest: digest('4') },
    same: false,
    platforms: [delta, { ...delta, platform: 'linux/arm64', size: { before: 46_100_000, after: 46_890_000 } }],
  },
  attestations: ['sbom', 'provenance', 'build'],
  buildkit: { endpoint: 'docker', version: 'v0.25.2' },
  baseImage: '',
  installation: { way: 'layers', because: 'the daemon takes them', sent: { build: 0, runtime: 1_450_000 } },
  steps: {
    total: 9,
    cached: 5,
    longest: [
      { name: '[build] npm ci', seconds: 14.21 },
      { name: '[build] npm run build', seconds: 6.4 },
      { name: 'pushing layers', seconds: 2.3 },
      { name: '[image] dist → dist', seconds: 0.4 },
      { name: 'exporting to image', seconds: 0.2 },
    ],
    shown: [
      { name: '[build] prepare /build', seconds: 0, cached: true },
      { name: '[build] copy package.json package-lock.json', seconds: 0, cached: true },
      { name: '[build] npm ci', seconds: 14.21, cached: false },
      { name: '[build] copy .', seconds: 0.1, cached: false },
      { name: '[build] npm run build', seconds: 6.4, cached: false },
      { name: '[image] node_modules → node_modules', seconds: 0, cached: true },
      { name: '[image] dist → dist', seconds: 0.4, cached: false },
    ],
  },
  context: { bytes: 145_000 },
  stages: [
    { stage: 'index', milliseconds: 410 },
    { stage: 'build', milliseconds: 23_400 },
  ],
};

function packages(count: number): { readonly build: readonly string[]; readonly runtime: readonly string[] } {
  const named = (length: number): readonly string[] =>
    Array.from({ length }, (_, i) => `${NAMES[i % NAMES.length]}${i < NAMES.length ? '' : `-${i}`}=1.${i}.0-r0`);
  return { build: named(45), runtime: named(count) };
}

/** The same as the first of its name: nothing to compare with, one platform, nothing pushed. */
export const LOADED: BuildReport = {
  service: { name: 'site', path: '.', language: 'html', buildSystem: 'static' },
  tags: ['site:latest'],
  pushed: false,
  unchanged: false,
  digest: digest('e'),
  platforms: [{ platform: 'linux/amd64', packages: packages(4) }],
  attestations: [],
  buildkit: { endpoint: 'docker', version: 'v0.13.2' },
  baseImage: '',
  steps: { total: 1, cached: 1, longest: [], shown: [{ name: '[image] . → .', seconds: 0, cached: true }] },
  context: { bytes: 0 },
  stages: [{ stage: 'build', milliseconds: 800 }],
};
