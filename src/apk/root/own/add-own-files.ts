import type { PackageContents } from '../../types.ts';
import type { Installation } from '../install.ts';
import type { CodedNotice } from '../notices.ts';
import type { RootOptions } from '../options.ts';
import { readFiles } from '../read-files.ts';
import type { RootTree, TreeNode } from '../tree.ts';
import { ACCOUNT_FILES, addAccounts } from './accounts.ts';
import { addBusyboxLinks, busyboxLists } from './busybox.ts';
import { addCertificates, CERTIFICATE_BUNDLE, localCertificates } from './certificates.ts';
import { addDatabase } from './database-files.ts';
import { addLibraryCache } from './library-cache.ts';
import { configurationFiles, KNOWN_CONFIGURATION } from './library-folders.ts';
import type { OwnFiles } from './own-files.ts';

/** Bundles of certificates and lists of accounts have less than one. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Adds to a tree what no package brings: what apk writes, what scripts would make, and what the options ask for. */
export async function addOwnFiles(
  own: OwnFiles,
  tree: RootTree,
  installation: Installation,
  options: RootOptions,
  contents: PackageContents,
): Promise<CodedNotice[]> {
  const { accounts = [], certificates } = options;
  const lists = busyboxLists(tree);
  const wanted = [
    ...(accounts.length > 0 ? ACCOUNT_FILES : []),
    ...(certificates === undefined ? [] : [CERTIFICATE_BUNDLE]),
    ...configurationFiles(tree),
  ].flatMap((path) => tree.find(path, 'follow') ?? []);
  const files = await bytesOf([...lists, ...wanted], contents);
  const bytesAt = (path: string): Buffer | undefined => files.get(tree.real(path, 'follow') ?? '');
  const read = (path: string): string | undefined => bytesAt(path)?.toString();

  addDatabase(own, installation, options);
  const notices = addBusyboxLinks(
    own,
    tree,
    lists.flatMap(({ path }) => read(path) ?? []),
  );
  if (accounts.length > 0) addAccounts(own, accounts, bytesAt);
  if (certificates !== undefined) {
    notices.push(...addCertificates(own, tree, bytesAt(CERTIFICATE_BUNDLE), certificates));
  }
  notices.push(...localCertificates(tree));
  if (tree.find('etc/ld.so.conf', 'follow') !== undefined) {
    notices.push(...(await addLibraryCache(own, tree, contents, read)));
  }
  for (const path of own.leftOut) {
    notices.push({ code: 'OWN_FILE_LEFT_OUT', message: `${path} is left out: something else is in its place.` });
  }
  return notices;
}

/** By real path. */
async function bytesOf(nodes: readonly TreeNode[], contents: PackageContents): Promise<ReadonlyMap<string, Buffer>> {
  const bytes = new Map<string, Buffer>();
  const unknown = new Map<string, TreeNode>();
  for (const node of nodes) {
    const known = KNOWN_CONFIGURATION.get(node.entry.sha1 ?? '');
    if (known === undefined) unknown.set(node.path, node);
    else bytes.set(node.path, known);
  }
  await readFiles(unknown.values(), contents, { mostBytes: MOST_BYTES }, (path, content) => {
    bytes.set(path, Buffer.from(content));
  });
  return bytes;
}
