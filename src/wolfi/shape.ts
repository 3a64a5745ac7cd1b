import type { PackageRecord } from './types.ts';

const PACKAGE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.+-]{0,255}$/;
/** Wider than the grammar of versions: an index has some that break it, and apk is the one to judge them. */
const VERSION = /^[0-9][A-Za-z0-9._+~-]{0,255}$/;
const CHECKSUM = /^Q[12][A-Za-z0-9+/]{1,100}=*$/;

/** Whether a text can be the name of a package, and nothing else where it becomes an argument. */
export function isPackageName(text: string): boolean {
  return PACKAGE_NAME.test(text);
}

/** Whether a text can be a checksum as an index has it. */
export function isChecksum(text: string): boolean {
  return CHECKSUM.test(text);
}

/** Whether what apk, lock files and inventories take of a build is of the form that it has to have. */
export function isPinnable(record: PackageRecord): boolean {
  const { name, origin } = record;
  const named = isPackageName(name) && (origin === '' || isPackageName(origin));
  return named && VERSION.test(record.version) && isChecksum(record.checksum);
}
