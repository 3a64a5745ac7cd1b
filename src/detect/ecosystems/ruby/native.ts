import type { SystemPackages } from '../../core/system-packages.ts';
import type { VersionFiles } from '../../core/version-files.ts';

const ZONES: SystemPackages = { build: ['tzdata'], runtime: ['tzdata'], why: "reads the system's time zones" };

/** Gems that need something from the system, and what (their installation notes). */
export const RUBY_NATIVE: Readonly<Record<string, SystemPackages>> = {
  pg: { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is compiled against libpq' },
  mysql2: {
    build: ['mariadb-connector-c-dev', 'openssl-dev', 'zlib-dev'],
    runtime: ['mariadb-connector-c'],
    why: 'is compiled against the MariaDB connector',
  },
  sqlite3: { build: ['sqlite-dev'], runtime: ['sqlite-libs'], why: 'is compiled where no binary gem fits' },
  nokogiri: {
    build: ['libxml2-dev', 'libxslt-dev', 'zlib-dev'],
    runtime: ['libxml2', 'libxslt'],
    why: 'is compiled where no binary gem fits',
  },
  psych: { build: ['yaml-dev'], runtime: ['yaml'], why: 'links libyaml' },
  ffi: { build: ['libffi-dev'], runtime: ['libffi'], why: 'links libffi' },
  'ffi-libarchive': { runtime: ['libarchive'], why: 'loads libarchive' },
  rmagick: { build: ['imagemagick-7-dev', 'pkgconf'], runtime: ['imagemagick-7'], why: 'links ImageMagick' },
  charlock_holmes: { build: ['icu-dev', 'zlib-dev'], runtime: ['icu'], why: 'links ICU' },
  curb: { build: ['curl-dev'], runtime: ['libcurl-openssl4'], why: 'links libcurl' },
  ethon: { runtime: ['libcurl-openssl4'], why: 'loads libcurl' },
  eventmachine: { build: ['openssl-dev'], why: 'is compiled against OpenSSL' },
  openssl: { build: ['openssl-dev'], why: 'is compiled against OpenSSL' },
  rails: ZONES,
  railties: ZONES,
  rbnacl: { runtime: ['libsodium'], why: 'loads libsodium' },
  rugged: { build: ['cmake', 'openssl-dev', 'zlib-dev'], why: 'compiles libgit2' },
  'streamio-ffmpeg': { runtime: ['ffmpeg'], why: 'calls FFmpeg' },
  tiny_tds: { build: ['freetds-dev'], runtime: ['freetds'], why: 'links FreeTDS' },
  tzinfo: ZONES,
  trilogy: { build: ['openssl-dev'], why: 'is compiled against OpenSSL' },
  mini_magick: { runtime: ['imagemagick-7'], why: 'calls ImageMagick' },
  'ruby-vips': { runtime: ['libvips'], why: 'loads libvips' },
  image_processing: { runtime: ['libvips'], why: 'loads libvips' },
  execjs: { build: ['nodejs-24'], runtime: ['nodejs-24'], why: 'needs a JavaScript engine' },
  grover: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
  ferrum: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
};

/** Gems that bring execjs, where no lock file shows it (their gemspecs). */
export const WITH_ENGINE = ['autoprefixer-rails', 'coffee-rails', 'coffee-script', 'react-rails', 'terser', 'uglifier'];

/** Gems that need much, and nothing where tests alone have them. */
export const BROWSERS: ReadonlySet<string> = new Set(['ferrum', 'grover']);

/** Where the Node.js of an engine for gems is pinned. */
export const NODE_VERSIONS: VersionFiles = {
  family: 'nodejs',
  plain: ['.node-version', '.nvmrc'],
  tools: ['nodejs', 'node'],
  depth: 1,
};
