import type { ApkPackage, RootNotice } from '../types.ts';
import { isDevice, isUnpacked, labelOf } from './entries.ts';
import type { AnewReason, PlannedLayer } from './layer-plan.ts';
import type { MergedTree } from './merge-tree.ts';

export type RootNoticeCode =
  | 'LAYER_MADE_ANEW'
  | 'LAYERS_JOINED'
  | 'DEVICE_LEFT_OUT'
  | 'PACKAGE_NOT_UNPACKED'
  | 'FILE_OVERWRITTEN'
  | 'SCRIPT_NOT_RUN'
  | 'BUSYBOX_LINKS_UNKNOWN'
  | 'LIBRARY_CACHE_INCOMPLETE'
  | 'CERTIFICATES_NOT_ADDED'
  | 'OWN_FILE_LEFT_OUT';

export interface CodedNotice extends RootNotice {
  readonly code: RootNoticeCode;
}

/** Why the layer of one package could not be taken as it is, as its end of a sentence. */
export const ANEW: Readonly<Record<AnewReason, string>> = {
  link: "its paths lead through another package's link",
  device: 'it has a device, which no image can',
  'passed-over': 'it has files that apk passes over',
  replaced: "another package's file takes the place of one of its own, and no order of layers says so",
  joined: 'there are more packages than a file system takes layers',
};

export function layerNotices(layers: readonly PlannedLayer[]): CodedNotice[] {
  return layers.flatMap((layer): CodedNotice[] => {
    if (layer.kind === 'package') return [];
    const { packages, why } = layer;
    if (why === 'joined') {
      const message = `The ${packages.length} smallest packages share one layer: ${ANEW.joined}.`;
      return [{ code: 'LAYERS_JOINED', message }];
    }
    return packages.map((apk) => ({
      code: 'LAYER_MADE_ANEW',
      message: `${labelOf(apk)} is laid out again: ${ANEW[why]}.`,
    }));
  });
}

/** What of packages is not in the tree, though nothing of another package is in its place. */
export function lossNotices(packages: readonly ApkPackage[], merged: MergedTree): CodedNotice[] {
  const notices: CodedNotice[] = [];
  for (const apk of packages) {
    if (!isUnpacked(apk)) {
      if (apk.entries.length === 0) continue;
      const message = `${labelOf(apk)} says that it takes no room, and apk does not unpack such packages.`;
      notices.push({ code: 'PACKAGE_NOT_UNPACKED', message });
      continue;
    }
    for (const { path } of apk.entries.filter(isDevice)) {
      notices.push({ code: 'DEVICE_LEFT_OUT', message: `${path} of ${labelOf(apk)} is a device, and left out.` });
    }
  }
  for (const { path, loser, winner } of merged.overwritten) {
    const message = `${path} of ${labelOf(loser.apk)} is overwritten by ${winner.entry.path} of ${labelOf(winner.apk)}, which is the same file behind a link.`;
    notices.push({ code: 'FILE_OVERWRITTEN', message });
  }
  return notices;
}
