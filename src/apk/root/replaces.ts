import { type Dependency, acceptsProvider, parseDependency } from '../../wolfi/index.ts';
import type { ApkPackage } from '../types.ts';
import { compareBytes } from './text-order.ts';

/** Whose file stays where two packages have one. */
export type Replacement = 'old' | 'new' | 'neither';

const parsed = new WeakMap<ApkPackage, readonly Dependency[]>();

function replacesOf(apk: ApkPackage): readonly Dependency[] {
  let list = parsed.get(apk);
  if (list === undefined) {
    list = apk.info.replaces.map(parseDependency).filter((each) => each !== undefined);
    parsed.set(apk, list);
  }
  return list;
}

/** The priority with which a package replaces files of another; -1 where it doesn't. */
function priority(apk: ApkPackage, other: ApkPackage): number {
  const replaces = replacesOf(apk).some(
    (each) => each.name === other.info.name && acceptsProvider(each, other.info.version, other.checksum),
  );
  return replaces ? apk.info.replacesPriority : -1;
}

/** What apk does with a file of `added` that `old`, which was installed before, has as well (`apk_pkg_replaces_file`). */
export function replaceFile(old: ApkPackage, added: ApkPackage): Replacement {
  const oldPriority = priority(old, added);
  const newPriority = priority(added, old);
  if (oldPriority > newPriority) return 'old';
  if (newPriority >= 0) return 'new';
  return old.info.origin !== '' && old.info.origin === added.info.origin ? 'new' : 'neither';
}

/** Whether mode and owner of a folder are those of `added` rather than those of its owner so far (`apk_pkg_replaces_dir`). */
export function takesFolder(owner: ApkPackage, added: ApkPackage): boolean {
  const [old, other] = [owner.info, added.info];
  if (old.name === other.name) return true;
  if (old.replacesPriority !== other.replacesPriority) return old.replacesPriority < other.replacesPriority;
  if (old.origin !== '' && old.origin === other.origin) {
    if (old.origin === old.name) return false;
    if (other.origin === other.name) return true;
  }
  return compareBytes(old.name, other.name) > 0;
}
