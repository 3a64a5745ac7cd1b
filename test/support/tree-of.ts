import { createHash } from 'node:crypto';
import type { PushedImage } from './registry-image.ts';

/** Files of apk's own whose content says the same in another order, or when apk ran. */
const READ = ['etc/passwd', 'etc/group', 'etc/apk/world', 'usr/lib/apk/db/installed', 'lib/apk/db/installed'];

/**
 * What an image's file system looks like: kind, mode, owner, size and link of each path, without times; the content where it is that
 * of a file that packages share.
 */
export async function treeOf(image: PushedImage): Promise<Readonly<Record<string, string>>> {
  const lines = [...image.files].map(([path, line]) => [path, withoutTime(line)] as const);
  const contents = await Promise.all(
    READ.filter((path) => image.files.get(path)?.startsWith('-')).map(async (path) => {
      const digest = createHash('sha256')
        .update(await image.read(path))
        .digest('hex');
      return [`content of ${path}`, digest] as const;
    }),
  );
  return Object.fromEntries([...lines, ...contents].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function withoutTime(line: string): string {
  const [mode = '', owner = '', size = '', , , ...name] = line.split(/ +/);
  return [
    mode,
    owner,
    size,
    name
      .join(' ')
      .replace(/^\.?\//, '')
      .replace(/\/$/, ''),
  ].join(' ');
}
