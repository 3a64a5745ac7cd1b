import { isDeepStrictEqual } from 'node:util';
import type { LayerFile, LayerFiles } from './layer-files.ts';

/** What two files of one name differ in. */
export type FileAspect = 'kind' | 'content' | 'link' | 'mode' | 'owner' | 'time' | 'attributes';

/** A file that two layers don't both have in the same way. */
export type FileDifference =
  | { readonly path: string; readonly only: 'published' | 'rebuilt' }
  | {
      readonly path: string;
      readonly aspects: readonly FileAspect[];
      /** Each aspect in words, the published image's first: `mode 0644 → 0755`. */
      readonly details: readonly string[];
    };

/** Files that are told of one layer. */
export const MOST_FILES = 50;

export interface FileDifferences {
  /** Sorted by path; the first {@link MOST_FILES}. */
  readonly files: readonly FileDifference[];
  /** How many there are altogether. */
  readonly total: number;
}

/** The files of two layers that differ, the published image's being the first. */
export function compareFiles(published: LayerFiles, rebuilt: LayerFiles): FileDifferences {
  const paths = [...new Set([...published.keys(), ...rebuilt.keys()])].sort();
  const all = paths.flatMap((path): readonly FileDifference[] => {
    const [before, after] = [published.get(path), rebuilt.get(path)];
    if (before === undefined) return [{ path, only: 'rebuilt' }];
    if (after === undefined) return [{ path, only: 'published' }];
    const found = differences(before, after);
    return found.length === 0
      ? []
      : [{ path, aspects: found.map(({ aspect }) => aspect), details: found.map(({ detail }) => detail) }];
  });
  return { files: all.slice(0, MOST_FILES), total: all.length };
}

interface Found {
  readonly aspect: FileAspect;
  readonly detail: string;
}

function differences(before: LayerFile, after: LayerFile): readonly Found[] {
  const differ = (aspect: FileAspect, of: (file: LayerFile) => unknown, show?: (file: LayerFile) => string): Found[] =>
    isDeepStrictEqual(of(before), of(after))
      ? []
      : [{ aspect, detail: show === undefined ? aspect : `${aspect} ${show(before)} → ${show(after)}` }];
  return [
    ...differ(
      'kind',
      ({ kind, device }) => [kind, device],
      ({ kind }) => kind,
    ),
    ...differ(
      'content',
      ({ content }) => content,
      ({ size }) => `${size} bytes`,
    ),
    ...differ(
      'link',
      ({ target }) => target,
      ({ target = 'none' }) => target,
    ),
    ...differ(
      'mode',
      ({ mode }) => mode,
      ({ mode }) => mode.toString(8).padStart(4, '0'),
    ),
    ...differ(
      'owner',
      ({ gid, uid }) => [uid, gid],
      ({ gid, uid }) => `${uid}:${gid}`,
    ),
    ...differ('time', ({ modified }) => modified, shownTime),
    ...differ('attributes', ({ attributes }) => attributes),
  ];
}

/** A time that a date can't hold is told as its number. */
function shownTime({ modified }: LayerFile): string {
  const date = new Date(modified * 1000);
  return Number.isNaN(date.getTime()) ? String(modified) : date.toISOString().replace('.000Z', 'Z');
}
