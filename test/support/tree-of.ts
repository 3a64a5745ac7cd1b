import type { PushedImage } from './registry-image.ts';

/** The database of packages, whose stanzas come in an order of no meaning. */
const DATABASE = 'usr/lib/apk/db/installed';
/** Files of apk's own, of the same meaning in every version of it and not of the same name: a lock, scripts of packages, triggers. */
const OWN_TO_APK = /^(?:usr\/)?lib\/apk\/db\/(?:lock|triggers|scripts\.tar(?:\.gz)?)$/;
/** apk sorts it by names, its stand-in in the lab by whole lines. */
const WORLD = 'etc/apk/world';
const READ = [WORLD, 'etc/group', 'etc/os-release', 'etc/passwd', 'usr/lib/os-release'];

/**
 * What an image's file system looks like: kind, mode, owner, size and link of each path, without times; and what is in the files that
 * are made anew for each image.
 */
export async function treeOf(image: PushedImage): Promise<Readonly<Record<string, string>>> {
  const lines = [...image.files]
    .filter(([path]) => !OWN_TO_APK.test(path))
    .map(([path, line]) => [path, withoutTime(path === DATABASE ? line.replace(/ \d+ /, ' ') : line)] as const);
  const there = READ.filter((path) => image.files.get(path)?.startsWith('-'));
  const contents = await Promise.all(
    there.map(async (path) => {
      const text = (await image.read(path)).toString();
      return [`content of ${path}`, path === WORLD ? text.split('\n').sort().join('\n') : text] as const;
    }),
  );
  const stanzas = (await image.read(DATABASE)).toString().split('\n\n').filter(Boolean);
  const database = stanzas.map(
    (stanza) => [`database, ${/^P:(.*)$/m.exec(stanza)?.[1] ?? ''}`, asApkWrites(stanza)] as const,
  );
  return Object.fromEntries([...lines, ...contents, ...database].sort(([a], [b]) => (a < b ? -1 : 1)));
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

/** The lab's stand-in for apk writes modes with three digits at least, and times that are not known: apk itself does neither. */
function asApkWrites(stanza: string): string {
  return stanza.replace(/^t:0\n/m, '').replaceAll(/^([aM]:\d+:\d+:)0+(?=\d)/gm, '$1');
}
