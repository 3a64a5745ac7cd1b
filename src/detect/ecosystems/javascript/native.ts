import type { SystemPackages } from '../../core/system-packages.ts';

/** What compiling with node-gyp takes. */
export const COMPILER = ['build-base', 'python-3'];

/** npm packages that need something from the system, and what (their installation notes). */
export const NATIVE_PACKAGES: Readonly<Record<string, SystemPackages>> = {
  argon2: { build: COMPILER, runtime: ['libstdc++'], why: 'compiles where no binary is published' },
  bcrypt: { build: COMPILER, runtime: ['libstdc++'], why: 'compiles where no binary is published' },
  'better-sqlite3': { build: COMPILER, runtime: ['libstdc++'], why: 'compiles where no binary is published' },
  canvas: {
    build: [...COMPILER, 'cairo-dev', 'pango-dev', 'libjpeg-turbo-dev', 'giflib-dev', 'librsvg-dev'],
    runtime: ['cairo', 'pango', 'libjpeg-turbo', 'giflib', 'librsvg', 'fontconfig', 'ttf-dejavu'],
    why: 'draws with Cairo',
  },
  couchbase: { build: COMPILER, runtime: ['libstdc++'], why: 'is compiled' },
  'node-rdkafka': {
    build: [...COMPILER, 'librdkafka-dev', 'bash'],
    runtime: ['librdkafka', 'libstdc++'],
    why: 'binds librdkafka',
  },
  'node-sass': { build: COMPILER, why: 'compiles libsass' },
  re2: { build: COMPILER, runtime: ['libstdc++'], why: 'compiles where no binary is published' },
  sharp: { runtime: ['libstdc++'], why: 'brings its own libvips, which needs the C++ library' },
  sqlite3: { build: COMPILER, runtime: ['libstdc++'], why: 'compiles where no binary is published' },
  '@prisma/client': { build: ['openssl'], runtime: ['openssl', 'libstdc++'], why: 'its query engine links OpenSSL' },
  prisma: { build: ['openssl'], why: 'its engines link OpenSSL' },
  puppeteer: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
  'puppeteer-core': { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
  playwright: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
  'playwright-core': { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
  'playwright-chromium': { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
  'fluent-ffmpeg': { runtime: ['ffmpeg'], why: 'calls ffmpeg' },
  gm: { runtime: ['imagemagick'], why: 'calls ImageMagick' },
  imagemagick: { runtime: ['imagemagick'], why: 'calls ImageMagick' },
  'pg-native': { build: [...COMPILER, 'postgresql-dev'], runtime: ['libpq'], why: 'binds libpq' },
  zeromq: { build: COMPILER, runtime: ['libstdc++'], why: 'compiles where no binary is published' },
};
