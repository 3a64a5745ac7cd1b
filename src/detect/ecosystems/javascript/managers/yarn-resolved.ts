import { placeOf, reached, type ResolvedFor } from '../../../core/lock-file.ts';
import { asRecord, asString } from '../../../core/manifests/document.ts';

const NEEDED = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

interface Entry {
  /** All that is said of the package but what it is asked for as. */
  readonly body: string;
  /** `name@range`, as other entries are asked for. */
  readonly needs: readonly string[];
}

/** What a yarn.lock of either format resolves for a member and the root, from what their manifests ask for now. */
export function yarnResolved(text: string): ResolvedFor {
  const entries = new Map<string, Entry>();
  // Each entry stands at the edge, and what is said of it is indented.
  for (const block of text.replaceAll('\r', '').split(/\n(?=\S)/)) {
    const end = block.indexOf(':\n');
    if (end < 0 || block.startsWith('#') || block.startsWith('__metadata')) continue;
    const body = block.slice(end + 2).trimEnd();
    const entry = { body, needs: needsIn(body) };
    for (const name of block.slice(0, end).split(',')) entries.set(bare(name), entry);
  }
  const find = (asked: string): string | undefined => {
    const at = asked.indexOf('@', 1);
    return [asked, `${asked.slice(0, at)}@npm:${asked.slice(at + 1)}`].find((key) => entries.has(key));
  };
  const all = (asked: readonly string[], members: ReadonlySet<string>): readonly string[] | undefined => {
    const found = asked.map(
      (each) => find(each) ?? (members.has(each.slice(0, each.indexOf('@', 1))) ? '' : undefined),
    );
    return found.includes(undefined) ? undefined : found.filter((key) => key !== undefined && key !== '').map(String);
  };
  return (workspace, member) => {
    // Members are in the later format only, and asked for by themselves.
    const members = new Set(workspace.members.map(({ name }) => name));
    const asked = ['', placeOf(workspace, member)].flatMap((place) => {
      const manifest = workspace.root.sub(place === '' ? '.' : place).json('package.json');
      return NEEDED.flatMap((field) =>
        Object.entries(asRecord(manifest?.get(field))).map(([name, range]) => `${name}@${asString(range) ?? ''}`),
      );
    });
    const starts = all(asked, members);
    if (starts === undefined) return undefined;
    return reached(
      starts,
      (key) => all(entries.get(key)?.needs ?? [], members),
      (key) => `${key}\n${entries.get(key)?.body}`,
    );
  };
}

/** `name "range"` of the first format, `name: range` of the later one. */
const NEED = /^ {4}(?:"(?<quoted>[^"]+)"|(?<plain>[^\s":]+)):? "?(?<range>[^"]+)"?$/;

/** What stands below `dependencies:` and `optionalDependencies:`. */
function needsIn(body: string): readonly string[] {
  const needs: string[] = [];
  let isNeeded = false;
  for (const line of body.split('\n')) {
    if (!line.startsWith('    ')) isNeeded = /^ {2}(?:optionalD|d)ependencies:$/.test(line);
    else if (isNeeded) {
      const { quoted, plain, range } = NEED.exec(line)?.groups ?? {};
      needs.push(`${quoted ?? plain ?? line}@${range ?? ''}`);
    }
  }
  return needs;
}

function bare(text: string): string {
  return text.trim().replace(/^"/, '').replace(/"$/, '');
}
