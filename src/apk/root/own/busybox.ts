import type { CodedNotice } from '../notices.ts';
import type { RootTree, TreeNode } from '../tree.ts';
import type { OwnFiles } from './own-files.ts';

const BUSYBOX = '/bin/busybox';
/** Since 1.36, packages of busybox say here by which names their programs want to be called, one path a line, from the root. */
const LISTS = 'etc/busybox-paths.d';
/** All that busybox can be built with are some 400. */
const MOST_LINKS = 4096;
const PATH = /^\/?[^\0\n/][^\0\n]{0,255}$/;

/** Files that say which links busybox wants; none where it isn't there. */
export function busyboxLists(tree: RootTree): TreeNode[] {
  if (tree.find(BUSYBOX, 'follow') === undefined) return [];
  const folder = tree.real(LISTS, 'follow');
  if (folder === undefined) return [];
  return [...tree.names(folder)].sort().flatMap((name) => tree.find(`${folder}/${name}`, 'follow') ?? []);
}

/** Makes the links that busybox's own script would (`busybox --install -s`): a name that something has already stays. */
export function addBusyboxLinks(own: OwnFiles, tree: RootTree, lists: readonly string[]): CodedNotice[] {
  const busybox = tree.find(BUSYBOX, 'follow');
  if (busybox === undefined) return [];
  if (lists.length === 0) {
    const message = `busybox does not say in ${LISTS} which links it wants, so its programs are not on the path.`;
    return [{ code: 'BUSYBOX_LINKS_UNKNOWN', message }];
  }
  const paths = lists.flatMap((list) => list.split('\n')).filter((line) => PATH.test(line));
  for (const path of paths.slice(0, MOST_LINKS)) {
    const absolute = path.startsWith('/') ? path : `/${path}`;
    if (tree.find(absolute) === undefined) own.link(absolute, BUSYBOX);
  }
  return [];
}
