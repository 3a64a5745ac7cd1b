import { lookup } from '../../../untrusted/lookup.ts';
import type { SystemPackages } from '../../core/system-packages.ts';
import type { Project } from '../../core/project.ts';
import type { SourceFile } from '../../core/sources.ts';
import type { GoMod } from './go-mod.ts';

const SELF_CONTAINED: SystemPackages = { why: 'binds C code that it brings along' };
const SELF_CONTAINED_CXX: SystemPackages = { runtime: ['libstdc++'], why: 'binds C++ code that it brings along' };
const VIPS: SystemPackages = { build: ['libvips-dev', 'pkgconf'], runtime: ['libvips'], why: 'binds libvips' };

/** Modules that bind C code, and what they need of the system (their installation notes). */
export const CGO_MODULES: Readonly<Record<string, SystemPackages>> = {
  'github.com/chai2010/webp': SELF_CONTAINED,
  'github.com/confluentinc/confluent-kafka-go': SELF_CONTAINED,
  'github.com/confluentinc/confluent-kafka-go/v2': SELF_CONTAINED,
  'github.com/davidbyttow/govips/v2': VIPS,
  'github.com/duckdb/duckdb-go/v2': SELF_CONTAINED_CXX,
  'github.com/google/gopacket': {
    build: ['libpcap-dev'],
    runtime: ['libpcap'],
    why: 'binds libpcap',
  },
  'github.com/h2non/bimg': VIPS,
  'github.com/kolesa-team/go-webp': { build: ['libwebp-dev'], runtime: ['libwebp'], why: 'binds libwebp' },
  'github.com/marcboeker/go-duckdb': SELF_CONTAINED_CXX,
  'github.com/marcboeker/go-duckdb/v2': SELF_CONTAINED_CXX,
  'github.com/mattn/go-sqlite3': SELF_CONTAINED,
  'github.com/mutecomm/go-sqlcipher/v4': SELF_CONTAINED,
  'github.com/otiai10/gosseract/v2': {
    build: ['leptonica-dev', 'tesseract-dev'],
    runtime: ['libstdc++', 'tesseract', 'tesseract-eng'],
    why: 'binds Tesseract',
  },
  'github.com/pebbe/zmq4': { build: ['pkgconf', 'zeromq-dev'], runtime: ['zeromq'], why: 'binds ZeroMQ' },
  'github.com/tursodatabase/go-libsql': SELF_CONTAINED,
  'gopkg.in/gographics/imagick.v3': {
    build: ['imagemagick-dev', 'pkgconf'],
    runtime: ['imagemagick'],
    why: 'binds ImageMagick',
  },
  'rogchap.com/v8go': SELF_CONTAINED_CXX,
};

/** What a program that binds C code needs, or undefined for one without C. */
export function cgoNeeds(
  project: Project,
  mod: GoMod,
  sources: readonly SourceFile[],
): { readonly build: readonly string[]; readonly runtime: readonly string[] } | undefined {
  const bound = mod.requires.filter(({ path }) => lookup(CGO_MODULES, path) !== undefined);
  const own = sources.find(({ text }) => IMPORT_C.test(text));
  const [first] = bound;
  if (first === undefined && own === undefined) return undefined;
  project.decide(
    'cgo',
    'on',
    first === undefined
      ? `the source imports ${IMPORT_C.exec(own?.text ?? '')?.[0].includes('"C"') === true ? '"C"' : 'a driver that binds C'}`
      : `${first.path} ${lookup(CGO_MODULES, first.path)?.why ?? ''}`,
    first?.location ?? own?.where(own.text.search(IMPORT_C)),
  );
  const packages = (kind: 'build' | 'runtime') =>
    bound.flatMap(({ path }) => project.available(lookup(CGO_MODULES, path)?.[kind] ?? [], path));
  return { build: packages('build'), runtime: packages('runtime') };
}

/** C itself, or a driver that takes C in from a module which an old go.mod does not list. */
const IMPORT_C =
  /^(?:import )?[ \t]*(?:"C"|_ "(?:github\.com\/jinzhu\/gorm\/dialects\/sqlite|github\.com\/mattn\/go-sqlite3)")[ \t]*$/m;
