import { perFolder } from '../../../core/per-folder.ts';

/** A distribution as a lock file lists it. */
export interface LockedDistribution {
  readonly name: string;
  /** File names of its wheels; none where it is only published as source. */
  readonly files: readonly string[];
}

interface Block {
  readonly name: string;
  readonly text: string;
}

const PACKAGE = '[[package]]\n';

/** Tables of packages by their headings: parsing megabytes would cost more than the rest of detection. */
function blocksOf(lock: string): readonly Block[] {
  return lock
    .split(`\n${PACKAGE}`)
    .slice(1)
    .map((text) => ({ name: /^name = "([^"\n]+)"/m.exec(text)?.[1] ?? '', text }));
}

function wheels(text: string): readonly string[] {
  return [...text.matchAll(/"([^"\n]*)"/g)]
    .flatMap(([, path = '']) => (path.endsWith('.whl') ? [path] : []))
    .map((path) => path.slice(path.lastIndexOf('/') + 1));
}

/** What the members of the project need in production, followed through a uv.lock; the members themselves left out. */
function* uvLocked(lock: string): Generator<LockedDistribution> {
  const blocks = new Map(blocksOf(lock).map((block) => [block.name, block]));
  const isOwn = ({ text }: Block) => /^source = \{ (?:virtual|editable|directory) = /m.test(text);
  const queue = [...blocks.values()].filter(isOwn);
  const seen = new Set(queue);
  for (const block of queue) {
    if (!isOwn(block)) yield { name: block.name, files: wheels(block.text) };
    for (const next of neededBy(block).flatMap((name) => blocks.get(name) ?? [])) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
}

/** Extras count whether or not they are asked for: what more is looked at keeps a build on its platform and does no harm. */
function neededBy({ text }: Block): readonly string[] {
  const development = text.indexOf('\n[package.dev-dependencies]');
  const metadata = text.indexOf('\n[package.metadata]');
  const end = Math.min(...[development, metadata].filter((at) => at >= 0), text.length);
  return [...text.slice(0, end).matchAll(/\{ name = "([^"\n]+)"/g)].flatMap((match) => match[1] ?? []);
}

/** The packages of a poetry.lock that production has; formats before groups were written don't tell, so that all count. */
function* poetryLocked(lock: string): Generator<LockedDistribution> {
  for (const { name, text } of blocksOf(lock)) {
    const groups = /^groups = \[([^\]\n]*)\]/m.exec(text)?.[1];
    if (groups !== undefined && !groups.includes('"main"')) continue;
    yield { name, files: wheels(text) };
  }
}

/** A lock file of a folder, read once: every member of a workspace asks for that of its root. */
function locked(file: string, packagesOf: (lock: string) => Iterable<LockedDistribution>) {
  const packages = perFolder((root) => {
    const text = root.read(file);
    return text === undefined ? undefined : [...packagesOf(text)];
  });
  return { file, packages };
}

export const UV_LOCK = locked('uv.lock', uvLocked);
export const POETRY_LOCK = locked('poetry.lock', poetryLocked);
