import type { ApkPackage } from '../types.ts';
import { labelOf } from './entries.ts';
import type { CodedNotice } from './notices.ts';

/** Scripts that apk would run when it installs into an empty root. */
const RUN_BY_INSTALLATION: ReadonlySet<string> = new Set(['.pre-install', '.post-install', '.trigger']);

/**
 * Packages whose scripts leave nothing to do: what busybox's would is done here, that of s6 speaks to a service that runs, and
 * the others say something to who installs.
 */
const NOTHING_TO_DO: ReadonlySet<string> = new Set([
  'brew',
  'busybox',
  'busybox-full',
  'busybox-static',
  'command-not-found',
  'glibc',
  's6',
]);

const NO_FONT_INDEX = 'there is no index of fonts; `mkfontscale` and `mkfontdir` make it';
const NO_SCHEMAS =
  'schemas of settings are not compiled; `glib-compile-schemas /usr/share/glib-2.0/schemas` compiles them';

/** What the scripts of the other packages of Wolfi do that have any, read from its recipes of August 2026. */
const UNDONE: ReadonlyMap<string, string> = new Map([
  ['font-xorg-dirs', NO_FONT_INDEX],
  ['fontconfig', 'there is no cache of fonts, and the first program that asks for a font makes one'],
  ['git-lfs', 'git does not know of its filters; `git-lfs install --skip-repo --system` tells it'],
  ['gtk-3', NO_SCHEMAS],
  ['gtk-4', NO_SCHEMAS],
  ['mkfontscale', NO_FONT_INDEX],
  ['openssh-server', 'there are no host keys; `ssh-keygen -A` makes them where the image runs'],
  ['postfix', 'there are no users postfix and vmail, and no groups postfix and postdrop'],
  ['rpcbind', 'there is no user rpc'],
  ['sndio', 'there is no user sndiod'],
]);

/** No script ever runs; whoever counts on one of these is told what it would have done. */
export function scriptNotices(packages: readonly ApkPackage[]): CodedNotice[] {
  return packages.flatMap((apk): CodedNotice[] => {
    const scripts = apk.scripts.filter((name) => RUN_BY_INSTALLATION.has(name));
    if (scripts.length === 0 || NOTHING_TO_DO.has(apk.info.name)) return [];
    const what = UNDONE.get(apk.info.name) ?? 'what it would have done is not done';
    return [
      { code: 'SCRIPT_NOT_RUN', message: `${labelOf(apk)} has ${scripts.join(', ')}, which no build runs: ${what}.` },
    ];
  });
}
