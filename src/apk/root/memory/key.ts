import { hash } from 'node:crypto';
import type { ShelfLabel } from '../../kept/shelf.ts';
import type { ApkPackage } from '../../types.ts';
import { DEFAULT_LAYER_LIMIT, type RootOptions } from '../options.ts';

/**
 * Version of what laying out comes to. It has to change with every change of the code after which the same packages and options give
 * other bytes: what was remembered before is then not found. A test holds the two together.
 */
export const LAYOUT_VERSION = 1;

/** What is remembered of the packages of one repository and architecture. The root file systems of some forty images have that much. */
export const ROOTS: ShelfLabel = { kind: 'roots', format: 1, mostBytes: 4 * 2 ** 20, mostEntries: 200 };

/** By what a root file system is remembered: all that it depends on. */
export function rootKey(packages: readonly ApkPackage[], options: RootOptions): string {
  const { accounts = [], architecture, certificates, epoch, layerLimit, packageManager, world } = options;
  const manager = packageManager && [Object.entries(packageManager.keys).sort(byName), packageManager.repositories];
  const all = [
    LAYOUT_VERSION,
    packages.map(({ checksum, data }) => `${checksum} ${data.digest} ${data.size} ${data.diffId}`).sort(),
    [architecture, [...world].sort(), epoch, layerLimit ?? DEFAULT_LAYER_LIMIT],
    accounts.map(({ name, uid, gid, home, shell }) => [name, uid, gid, home, shell]),
    certificates ?? null,
    manager ?? null,
  ];
  return hash('sha256', JSON.stringify(all), 'hex');
}

function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}
