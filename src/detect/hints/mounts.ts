import { posix } from 'node:path';
import { placeOfData } from '../core/data-folders.ts';
import type { Folder } from '../core/folder.ts';
import { asArray, asRecord, asString, type Document, type Step } from '../core/manifests/document.ts';
import type { Hints } from '../core/hint.ts';
import { dockerfileIn, stagesOf } from './dockerfile-stage.ts';
import { foundIn } from './peek.ts';

interface Mount {
  readonly target: string;
  /** What is mounted, where it is a folder of the checkout: `./data`. */
  readonly source?: string | undefined;
  readonly path: readonly Step[];
}

/** The places that a platform or another tool mounts something to keep at, as folders of data. */
export function mountHints(folder: Folder, document: Document, because: string, mounts: readonly Mount[]): Hints {
  const workdir = mounts.length === 0 ? undefined : otherWorkdir(folder);
  const data = mounts.flatMap(({ target, source, path }) => {
    const beside = workdir === undefined && source !== undefined && posix.basename(source) === posix.basename(target);
    const place = placeOfData(target, beside ? posix.dirname(target) : workdir);
    return place === undefined || holdsSource(folder, place) ? [] : [foundIn(document, place, because, path)];
  });
  return data.length === 0 ? {} : { data };
}

/** A folder of the checkout with files of its own is mounted to work on it. */
function holdsSource(folder: Folder, place: string): boolean {
  return !posix.isAbsolute(place) && folder.list(place).files.some((name) => !name.startsWith('.'));
}

function otherWorkdir(folder: Folder): string | undefined {
  return stagesOf(dockerfileIn(folder) ?? []).at(-1)?.workdir;
}

/** Volumes of a compose service: named ones, and folders of the checkout that are not in it. Files and sockets are no folders. */
export function composeMounts(volumes: unknown, at: (...path: Step[]) => readonly Step[]): readonly Mount[] {
  return asArray(volumes).flatMap((volume, index): readonly Mount[] => {
    const text = asString(volume)?.replace(/\$\{\w+:?-([^${}]*)\}/g, '$1');
    const [source, target, mode] = text?.split(':') ?? [];
    const long = asRecord(volume);
    const from = text === undefined ? asString(long.source) : source;
    const to = text === undefined ? asString(long.target) : (target ?? source);
    const readOnly = mode?.split(',').includes('ro') === true || long.read_only === true;
    if (to === undefined || readOnly || /\.\w{1,5}$/.test(posix.basename(to))) return [];
    const bound = from !== undefined && /^[./~]/.test(from) && from !== to;
    if (bound && !/^\.\/[\w./-]+$/.test(from)) return [];
    return [{ target: to, source: bound ? from : undefined, path: at(index) }];
  });
}
