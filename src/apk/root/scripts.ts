import type { ApkPackage } from '../types.ts';
import { labelOf } from './entries.ts';
import type { CodedNotice } from './notices.ts';

/** Scripts that apk would run when it installs into an empty root. */
const RUN_BY_INSTALLATION: ReadonlySet<string> = new Set(['.pre-install', '.post-install', '.trigger']);

/** Packages whose scripts do what is done here without them. */
const DONE_HERE: ReadonlySet<string> = new Set(['busybox', 'busybox-full', 'glibc', 'ld-linux']);

/** What the scripts of packages of Wolfi do; the beginning of a name stands for all that have it. */
const KNOWN: readonly (readonly [begin: string, undone: string])[] = [
  ['ca-certificates', 'certificates below usr/local/share/ca-certificates are not added to the bundle'],
  ['fontconfig', 'there is no cache of fonts, and the first program that asks for a font makes one'],
  ['font-', 'there is no index of fonts, and the first program that asks for a font makes one'],
  ['ttf-', 'there is no index of fonts, and the first program that asks for a font makes one'],
  ['git-lfs', 'git does not know of its filters; `git lfs install --system` tells it'],
  ['openssh', 'there are no host keys; `ssh-keygen -A` makes them where the image runs'],
  ['gtk', 'there is no cache of icons and input modules, and programs look for them one by one'],
  ['gdk-pixbuf', 'there is no cache of image loaders; `gdk-pixbuf-query-loaders --update-cache` makes it'],
  ['glib', 'schemas of settings are not compiled; `glib-compile-schemas` compiles them'],
  ['shared-mime-info', 'the database of file types is not compiled; `update-mime-database` compiles it'],
];

/** No script ever runs; whoever counts on one of these is told what it would have done. */
export function scriptNotices(packages: readonly ApkPackage[]): CodedNotice[] {
  return packages.flatMap((apk): CodedNotice[] => {
    const scripts = apk.scripts.filter((name) => RUN_BY_INSTALLATION.has(name));
    if (scripts.length === 0 || DONE_HERE.has(apk.info.name)) return [];
    const undone = KNOWN.find(([begin]) => apk.info.name.startsWith(begin))?.[1];
    const what = undone ?? 'what it would have done is not done';
    return [
      { code: 'SCRIPT_NOT_RUN', message: `${labelOf(apk)} has ${scripts.join(', ')}, which no build runs: ${what}.` },
    ];
  });
}
