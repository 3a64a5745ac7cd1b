import { posix } from 'node:path';

export type Texts = Readonly<Record<string, string>>;

/** A place where a tree holds a name that its author chose. */
export interface Slot {
  readonly where: string;
  /** The tree with another name at this place; undefined where the file's format can't hold the name. */
  put(name: string): Texts | undefined;
}

/** What a file of each kind writes a text as, inside the quotes or tags that stand there already. */
type Escape = (name: string, quote: string) => string | undefined;

const json: Escape = (name, quote) => (quote === '"' ? JSON.stringify(name).slice(1, -1) : plain(name, quote));
const xml: Escape = (name) =>
  name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const plain: Escape = (name, quote) => (name.includes('\n') || name.includes(quote) ? undefined : name);

const escapes: readonly (readonly [RegExp, Escape])[] = [
  [/\.(?:json|jsonc|json5|ya?ml|toml|lock)$|^Pipfile$/, json],
  [/\.(?:xml|\w+proj|sln|slnx|props|config)$/, xml],
  [/./, plain],
];

const TOKENS = [
  // Quoted texts, then what stands between tags, then the words of files that quote nothing.
  /(?<=["'])([\w@./:^~-][^"'\n]{0,80})(?=["'])/g,
  /(?<=<\w+>)([^<\n]+)(?=<\/)/g,
  /(?<=^[\w.-]+[^\S\n]*[:=][^\S\n]*)([\w@./~-][^\n#"']*)$/gm,
  /(?<=^(?:module|project|name|require|add_executable\(|project\()[^\S\n]*)([\w./-]+)/gm,
];

/** Every place of a tree that holds a name: texts in its manifests, and the names of its folders and files. */
export function slotsOf(files: Texts, isManifest: (path: string) => boolean): readonly Slot[] {
  const inside = Object.entries(files)
    .filter(([path]) => isManifest(path))
    .flatMap(([path, text]) =>
      TOKENS.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => slotIn(files, path, match))),
    );
  const folders = new Set(
    Object.keys(files).flatMap((path) => (posix.dirname(path) === '.' ? [] : [posix.dirname(path)])),
  );
  return [...inside, ...[...folders, ...Object.keys(files)].map((path) => renamed(files, path))];
}

function slotIn(files: Texts, path: string, match: RegExpExecArray): Slot {
  const text = files[path] ?? '';
  const [old] = match;
  const quote = text.charAt(match.index - 1);
  const escape = escapes.find(([kind]) => kind.test(posix.basename(path)))?.[1] ?? plain;
  return {
    where: `${path}: ${old} at ${match.index}`,
    put(name) {
      const written = escape(name, quote);
      if (written === undefined) return undefined;
      return { ...files, [path]: text.slice(0, match.index) + written + text.slice(match.index + old.length) };
    },
  };
}

/** The tree with a folder or a file under another name, which its manifests then name too. */
function renamed(files: Texts, path: string): Slot {
  return {
    where: `the name of ${path}`,
    put(name) {
      const ending = files[path] === undefined ? '' : posix.extname(path);
      const base = `${name.replaceAll('/', '_')}${ending}`;
      const to = posix.join(posix.dirname(path), base);
      return Object.fromEntries(
        Object.entries(files).map(([file, text]) => {
          const moved = file === path || file.startsWith(`${path}/`) ? to + file.slice(path.length) : file;
          const escape = escapes.find(([kind]) => kind.test(posix.basename(file)))?.[1] ?? plain;
          const written = escape(base, '"') ?? base;
          return [
            moved,
            text.replaceAll(
              new RegExp(`(?<=["'/>])${posix.basename(path).replaceAll(/[$.*+?()[\]{}|\\^]/g, '\\$&')}(?=["'/<])`, 'g'),
              () => written,
            ),
          ];
        }),
      );
    },
  };
}
