import { HOSTILE_NAMES } from '../support/hostile/command-words.ts';
import { OUTSIDE, PIPE, type Entry, type Tree } from '../support/hostile/trees.ts';
import type { Random } from './random.ts';

type Texts = Readonly<Record<string, string>>;

/** Pieces that parsers, patterns, shells, terminals and runners read something into. */
const PIECES: readonly string[] = [
  ...HOSTILE_NAMES,
  ...['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'],
  ...['../../../etc/passwd', '/proc/self/environ', '/dev/zero', './', '..', '', '.', '~', '-', '--', '-rf'],
  ...['\u0000', '\u001b[31m', '\u202e', '\r\n::set-output name=a::b\n', '\ufeff', '\ud800', '𝒳', 'é'],
  ...[
    'null',
    'true',
    '-1',
    '1e999',
    '99999',
    '0x10',
    '[]',
    '{}',
    '""',
    "''",
    '[[',
    ']]',
    '{{',
    '}}',
    '<a>',
    '</a>',
    '<![CDATA[',
  ],
  ...[
    '&a',
    '*a',
    '<<: *a',
    '!!js/function x',
    '---',
    '...',
    '|',
    '>',
    '#',
    '//',
    '/*',
    '*/',
    '<!--',
    '-->',
    '${a}',
    '$(a)',
    '%s',
    '\\',
  ],
  ...[
    '**/*',
    '*a*a*a*a*b',
    '!(a|b)',
    '[a-',
    '{a,b}',
    '(a+)+$',
    'file:.',
    'workspace:*',
    'git+ssh://x/y',
    'http://u:p@/x y',
  ],
];

const OPEN = ['{"a":', '[', '(', '{', '<a>', 'a: {', '- - ', '"${', '"""', '((', 'if (', 'plug '];

type Mutation = (text: string, random: Random, other: string) => string;

const at = (text: string, random: Random): number => random.upTo(text.length + 1);
const insert = (text: string, place: number, piece: string): string => text.slice(0, place) + piece + text.slice(place);

/** A line and its place, the last one where the number is too high. */
function withLines(change: (lines: string[], random: Random) => void): Mutation {
  return (text, random) => {
    const lines = text.split('\n');
    change(lines, random);
    return lines.join('\n');
  };
}

function withMatch(pattern: RegExp, replace: (found: string, random: Random) => string): Mutation {
  return (text, random) => {
    const matches = [...text.matchAll(pattern)];
    if (matches.length === 0) return text;
    const match = random.pick(matches);
    return text.slice(0, match.index) + replace(match[0], random) + text.slice(match.index + match[0].length);
  };
}

const MUTATIONS: readonly Mutation[] = [
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => text.slice(at(text, random)),
  (text, random) => insert(text, at(text, random), String.fromCodePoint(random.upTo(0x250))),
  (text, random) => {
    const place = at(text, random);
    return (
      text.slice(0, place) +
      String.fromCharCode((text.charCodeAt(place) || 0) ^ (1 << random.upTo(7))) +
      text.slice(place + 1)
    );
  },
  (text, random) => insert(text, at(text, random), random.pick(PIECES)),
  (text, random) => insert(text, at(text, random), random.pick(PIECES).repeat(random.pick([10, 1000, 20_000]))),
  (text, random) => insert(text, at(text, random), random.pick(OPEN).repeat(random.pick([3, 300, 30_000]))),
  (text, random) =>
    insert(
      text,
      at(text, random),
      random
        .pick([' ', '\n', '\t', '.', 'a', '*', '/', '"', "'", '\\', ' \n', '0'])
        .repeat(random.pick([50, 5000, 100_000])),
    ),
  withLines((lines, random) => void lines.splice(random.upTo(lines.length), 1)),
  withLines((lines, random) => {
    const line = random.pick(lines);
    lines.splice(random.upTo(lines.length), 0, ...Array<string>(random.pick([1, 100, 10_000])).fill(line));
  }),
  withLines((lines, random) => void lines.reverse().splice(random.upTo(lines.length), 1)),
  withMatch(/[\w@./-]{2,}/g, (_, random) => random.pick(PIECES)),
  withMatch(/(?<=["'])[^"'\n]*(?=["'])/g, (_, random) => random.pick(PIECES)),
  withMatch(/^\s*"?[\w-]+"?\s*[:=]/gm, (_, random) => `${JSON.stringify(random.pick(PIECES))}: `),
  withMatch(/\d+(?:\.\d+)*/g, (_, random) =>
    random.pick(['0', '-1', '9'.repeat(400), '1e400', '00', '1.2.3.4.5.6', '٣']),
  ),
  (text, random, other) => text.slice(0, at(text, random)) + other.slice(at(other, random)),
  (_, __, other) => other,
];

/** Entries that a tree can have besides files. */
const ODD: readonly Entry[] = [
  { link: `${OUTSIDE}/list` },
  { link: `${OUTSIDE}/manifest.json` },
  { link: '/dev/zero' },
  { link: '/proc/self/environ' },
  { link: '.' },
  { link: '..' },
  PIPE,
  new Uint8Array(100),
];

/** Names that file systems take, of those that are hostile; and names that mean something at the root. */
const NAMES: readonly string[] = [
  ...PIECES.map((piece) => piece.replaceAll(/[/\0]/g, '_')).filter(
    (name) => name !== '' && name !== '.' && name !== '..' && name.isWellFormed(),
  ),
  ...[
    'package.json',
    '.gitignore',
    '.dockerignore',
    'aipack.yml',
    'aipack.lock',
    'Procfile',
    'compose.yml',
    'Dockerfile',
    '.git',
    'HEAD',
    'go.mod',
    'pom.xml',
  ],
];

/** A fixture with a few things changed that its author did not mean. */
export function mutated(fixture: Texts, others: readonly string[], random: Random): Tree {
  const files = new Map<string, Entry>(Object.entries(fixture));
  const count = 1 + random.upTo(4);
  for (let change = 0; change < count; change++) {
    const paths = [...files.keys()];
    const path = paths.length === 0 ? 'package.json' : random.pick(paths);
    const entry = files.get(path);
    switch (random.upTo(12)) {
      case 0:
        files.delete(path);
        files.set(path.slice(0, path.lastIndexOf('/') + 1) + random.pick(NAMES), entry ?? '');
        break;
      case 1:
        files.set(path, random.pick(ODD));
        break;
      case 2:
        files.set(random.pick(NAMES), random.pick([...ODD, random.pick(others)]));
        break;
      case 3:
        renameFolder(files, path, random.pick(NAMES));
        break;
      default:
        if (typeof entry === 'string') files.set(path, random.pick(MUTATIONS)(entry, random, random.pick(others)));
    }
  }
  return Object.fromEntries([...files].filter(([path]) => isPossible(path, files)));
}

function renameFolder(files: Map<string, Entry>, path: string, name: string): void {
  const slash = path.indexOf('/');
  if (slash === -1) return;
  const folder = path.slice(0, slash + 1);
  for (const [each, entry] of [...files]) {
    if (!each.startsWith(folder)) continue;
    files.delete(each);
    files.set(`${name}/${each.slice(folder.length)}`, entry);
  }
}

/** Whether nothing else than folders lies on the way, and no name is longer than file systems take. */
function isPossible(path: string, files: ReadonlyMap<string, Entry>): boolean {
  const parts = path.split('/');
  const above = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
  return parts.every((part) => Buffer.byteLength(part) < 250) && !above.some((folder) => files.has(folder));
}
