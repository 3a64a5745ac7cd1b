import { LIMITS } from './limits.ts';
import type { Bytes, Entry, Files } from './types.ts';

export interface WalkedFile extends Entry {
  readonly path: string;
}

/** Questions that a daemon is asked at once. */
const AT_ONCE = 32;
/** What is read of a file at once: neighbouring parts of it are then known. */
const PAGE = 1024 * 1024;
const PAGES = 8;

/** Looks through file systems, and stops at the limits, which somebody's image may go beyond. */
export class Walk {
  #read = 0;
  readonly #gaps = new Set<string>();

  /** Every regular file that `wanted` takes, in folders that `enters` lets in by their name, sorted by path. */
  async run(
    files: Files,
    enters: (name: string) => boolean,
    wanted: (file: WalkedFile) => boolean,
  ): Promise<readonly WalkedFile[]> {
    const found: WalkedFile[] = [];
    let level: readonly string[] = [''];
    let room: number = LIMITS.folders;
    while (level.length > 0) {
      const next: string[] = [];
      if (level.length > room) this.gap(`no more than ${LIMITS.folders} folders were looked into`);
      const folders = level.slice(0, room);
      room -= folders.length;
      await this.each(folders, async (folder) => {
        for (const entry of await files.list(folder === '' ? '/' : folder)) {
          const path = `${folder}/${entry.name}`;
          if (entry.kind === 'directory' && enters(entry.name)) next.push(path);
          if (entry.kind === 'regular' && wanted({ ...entry, path })) found.push({ ...entry, path });
        }
      });
      // Answers come in any order, and what a limit leaves out must not depend on it.
      level = next.sort();
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Does something for each, some at once. */
  async each<T>(items: readonly T[], task: (item: T) => Promise<void>, atOnce = AT_ONCE): Promise<void> {
    const queue = items.values();
    const work = async (): Promise<void> => {
      for (const item of queue) await task(item);
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  }

  /** Those files that may be read before the limit is reached, whatever the order in which they are then read. */
  affordable(files: readonly WalkedFile[], limit: number): readonly WalkedFile[] {
    return files.filter(({ path, size }) => {
      const fits = size <= limit && this.#read + size <= LIMITS.total;
      if (fits) this.#read += size;
      else this.gap(size > limit ? `${path} is too large to be read` : `no more than ${LIMITS.total} bytes were read`);
      return fits;
    });
  }

  async text(files: Files, { path, size }: WalkedFile): Promise<string> {
    return size === 0 ? '' : (await files.read(path, 0, size)).toString('utf8');
  }

  /** A file that is read in pages, of which the last ones stay. */
  bytes(files: Files, { path, size }: WalkedFile): Bytes {
    const pages = new Map<number, Promise<Buffer>>();
    const page = (index: number): Promise<Buffer> => {
      const known = pages.get(index);
      if (known !== undefined) return known;
      const [oldest] = pages.keys();
      if (pages.size >= PAGES && oldest !== undefined) pages.delete(oldest);
      const taken = files.read(path, index * PAGE, Math.min(PAGE, size - index * PAGE));
      pages.set(index, taken);
      return taken;
    };
    return {
      size,
      read: async (offset, length) => {
        const end = Math.min(offset + length, size);
        const parts: Buffer[] = [];
        for (let at = offset; at < end;) {
          const index = Math.floor(at / PAGE);
          const start = index * PAGE;
          const part = (await page(index)).subarray(at - start, end - start);
          if (part.length === 0) break;
          parts.push(part);
          at += part.length;
        }
        return parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
      },
    };
  }

  gap(sentence: string): void {
    this.#gaps.add(sentence);
  }

  gaps(): readonly string[] {
    return [...this.#gaps].sort();
  }
}
