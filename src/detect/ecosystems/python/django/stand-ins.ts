import type { ServiceView } from '../../../core/framework.ts';
import { moduleFiles } from './settings.ts';

/**
 * What settings take from the environment and would fail without. A build has neither secrets nor a database; collecting static files
 * needs none, so that values stand in which settings can read: name → value.
 * @param settings the texts of the settings
 */
export function standIns(view: ServiceView, settings: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>([['SECRET_KEY', 'build']]);
  for (const { text } of view.sources()) for (const name of secretsOf(text)) found.set(name, 'build');
  for (const text of settings) {
    for (const { name, kind } of requiredOf(text)) if (!found.has(name)) found.set(name, valueOf(name, kind));
  }
  return found;
}

const SECRET =
  /(?:environ(?:\.get)?|getenv|env(?:\.str)?|Env\(\)|config|get_\w{1,20})[([]\s*['"](?<name>\w{0,60}SECRET_KEY\w{0,60})['"]/g;

function secretsOf(text: string): readonly string[] {
  return [...text.matchAll(SECRET)].map(({ groups }) => groups?.name ?? '');
}

/** The text of settings and of what they are put together from: modules of the same package that they import or include. */
export function settingsTexts(view: ServiceView, settings: string | undefined): readonly string[] {
  if (settings === undefined) return [];
  const texts = new Map<string, string>();
  const open = moduleFiles(view, settings)
    .filter((file) => view.folder.has(file))
    .slice(0, 1);
  for (const file of open) {
    if (texts.has(file) || texts.size > MAX_SETTINGS) continue;
    const text = view.config(file)?.text ?? '';
    texts.set(file, text);
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    for (const { groups } of text.matchAll(PARTS)) {
      const module = groups?.module ?? '';
      const dots = /^\.*/.exec(module)?.[0].length ?? 0;
      const above = dots > 1 ? folder.split('/').slice(0, -dots).join('/') : folder.replace(/\/$/, '');
      const path = module.slice(dots).replaceAll('.', '/');
      const relative = [above, path].filter((part) => part !== '').join('/');
      const names = dots > 0 ? [`${relative}.py`, `${relative}/__init__.py`] : moduleFiles(view, module);
      const included = groups?.file === undefined ? [] : [`${folder}${groups.file}`];
      open.push(...[...(module === '' ? [] : names), ...included].filter((name) => view.folder.has(name)));
    }
  }
  return [...texts.values()];
}

/** Files that settings of one project are put together from. Real ones have a handful. */
const MAX_SETTINGS = 30;

/** `from .base import *`, and a file that django-split-settings includes. */
const PARTS = /^[ \t]{0,8}from[ \t]+(?<module>[\w.]+)[ \t]+import\b|['"](?<file>[\w/]{1,60}\.py)['"]/gm;

interface Required {
  readonly name: string;
  /** What it is read as, in the words of the library that reads it. */
  readonly kind: string;
}

/** Calls of django-environ, environs and decouple. */
const CALL =
  /\b(?:env|ENV|Env\(\)|config)(?:\.(?<kind>\w+))?\(\s*['"](?<name>\w{1,80})['"]\s*(?<rest>,[^()\n]{0,200}|)\)/g;
/** What raises where the variable is not there: `environ["X"]`, a helper of the project, or a method of what may be nothing. */
const RAISES = [
  /\b(?<kind>int|float)?\(?(?:os\.)?environ\[\s*['"](?<name>\w{1,80})['"]\s*\](?! ?=[^=])/g,
  /\bget_(?:env|secret)\w{0,20}\(\s*['"](?<name>\w{1,80})['"]\s*\)/g,
  /\b(?:environ\.get|getenv)\(\s*['"](?<name>\w{1,80})['"]\s*\)\.\w/g,
  /\b(?<kind>int|float)\(\s*(?:os\.)?(?:environ\.get|getenv)\(\s*['"](?<name>\w{1,80})['"]\s*\)/g,
];
/** Addresses that django-environ reads from a variable of its own choice. */
const UNNAMED =
  /\b(?:env|Env\(\))\.(?<kind>db|db_url|cache|cache_url|email|email_url)\(\s*(?:(?:engine|backend)\s*=[^(),\n]{0,100})?\)/g;
/** What an address is read for, which is no default. */
const ENGINE = /^,\s*(?:engine|backend)\s*=[^(),\n]*(?:,\s*)?$/;
const OWN_NAMES: readonly (readonly [string, string])[] = [
  ['db', 'DATABASE_URL'],
  ['cache', 'CACHE_URL'],
  ['email', 'EMAIL_URL'],
];

function requiredOf(text: string): readonly Required[] {
  const calls = [...text.matchAll(CALL)].flatMap(({ groups }) => {
    const { kind = '', name = '', rest = '' } = groups ?? {};
    const cast = /^,\s*cast\s*=\s*(?<cast>\w+),?$/.exec(rest.trim())?.groups?.cast;
    const hasDefault = rest.trim() !== '' && cast === undefined && !ENGINE.test(rest);
    // `Env(DEBUG=(bool, False))` gives a default for all reads.
    return hasDefault || text.includes(`${name}=(`) ? [] : [{ name, kind: cast ?? kind }];
  });
  const raising = RAISES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups }) => ({ name: groups?.name ?? '', kind: groups?.kind ?? '' })),
  );
  const unnamed = [...text.matchAll(UNNAMED)].flatMap(({ groups }) => {
    const kind = groups?.kind ?? '';
    const name = OWN_NAMES.find(([start]) => kind.startsWith(start))?.[1];
    return name === undefined ? [] : [{ name, kind }];
  });
  return [...calls, ...raising, ...unnamed];
}

/** Values by what a variable is read as, else by its name. Nothing is connected to. */
const VALUES: readonly {
  readonly kind?: RegExp;
  readonly name?: RegExp;
  readonly holds?: RegExp;
  readonly value: string;
}[] = [
  {
    kind: /^(?:dj_)?db(?:_url)?$/,
    name: /_UR[LI]$/,
    holds: /(?:DATABASE|DB|MYSQL)_UR[LI]$|POSTGRES/,
    value: 'sqlite:////tmp/build.sqlite3',
  },
  { kind: /^(?:dj_)?cache(?:_url)?$/, value: 'locmemcache://' },
  { kind: /^(?:dj_)?email(?:_url)?$/, value: 'consolemail://' },
  { kind: /^bool$/, name: /DEBUG$|^(?:USE|ENABLE|IS)_|_(?:TLS|SSL|ENABLED)$/, value: 'False' },
  {
    kind: /^(?:int|float|Decimal|timedelta)$/,
    name: /(?:PORT|TIMEOUT|SECONDS|SITE_ID|_SIZE|_AGE|_LIMIT)$/,
    value: '1',
  },
  { kind: /^(?:json|dict)$/, value: '{}' },
  { kind: /^path$/, value: '/tmp' },
  // What reports to an address that is no address fails at once; without one it does not report.
  { name: /DSN$/, value: '' },
  { name: /_UR[LI]$/, holds: /AMQP|RABBIT/, value: 'amqp://127.0.0.1' },
  { name: /_UR[LI]$/, holds: /REDIS|CELERY|BROKER|CACHE|VALKEY/, value: 'redis://127.0.0.1:6379/0' },
  { kind: /^url$/, name: /(?:UR[LI]|ENDPOINT|ORIGIN)$/, value: 'http://127.0.0.1' },
];

function valueOf(name: string, kind: string): string {
  const byKind = VALUES.find((each) => kind !== '' && each.kind?.test(kind) === true);
  return (
    (byKind ?? VALUES.find((each) => each.name?.test(name) === true && each.holds?.test(name) !== false))?.value ??
    'build'
  );
}
