import type { RootErrorCode, RootNoticeCode } from '../../src/apk/index.ts';
import type { CodeText } from './code.ts';

export const root: Readonly<Record<RootErrorCode, CodeText>> = {
  ROOT_CONFLICT: {
    meaning: 'The packages cannot be installed together, or have something that no image can.',
    remedy: 'Leave one of those that are named out, or ask for a version that goes with the others.',
  },
  ROOT_OPTION: {
    meaning: 'An account that the image was to get cannot be written to its files.',
    remedy: 'Mend its name, ids, home or shell.',
  },
};

export const rootNotices: Readonly<Record<RootNoticeCode, CodeText>> = {
  LAYER_MADE_ANEW: {
    meaning: 'The files of a package could not be taken as the layer that they come as, and were laid out again.',
    remedy: 'Nothing: the image has the same files, but does not share that layer with others.',
  },
  LAYERS_JOINED: {
    meaning: 'There are more packages than layers, and the smallest share one.',
    remedy: 'Nothing, or fewer packages.',
  },
  DEVICE_LEFT_OUT: {
    meaning: 'A package has a device, which no image can.',
    remedy: 'Nothing: containers get those that they may have.',
  },
  PACKAGE_NOT_UNPACKED: {
    meaning: 'A package has files but says that it takes no room, and apk does not unpack such packages.',
    remedy: 'Tell whoever builds the package.',
  },
  FILE_OVERWRITTEN: {
    meaning:
      'Two packages have one file by two names, one of which leads through a link; the later one stays, as with apk.',
    remedy: 'Leave one of the packages out if the wrong one stays.',
  },
  SCRIPT_NOT_RUN: {
    meaning: 'A package has a script that would run when it is installed. None does.',
    remedy: 'See in the message what is not done, and do it in a command of the build where it is needed.',
  },
  BUSYBOX_LINKS_UNKNOWN: {
    meaning: 'busybox does not say which links it wants, so its programs are not on the path.',
    remedy: 'Use a busybox of 1.36 or later, or call its programs by `busybox NAME`.',
  },
  LIBRARY_CACHE_INCOMPLETE: {
    meaning: 'The cache of libraries leaves some out.',
    remedy: 'Nothing, mostly: libraries in the usual folders are found without it.',
  },
  CERTIFICATES_NOT_ADDED: {
    meaning: 'Certificates are in the image that not every program of it trusts.',
    remedy: 'Add them by the command that the message names, or give them to aipack.',
  },
  OWN_FILE_LEFT_OUT: {
    meaning: 'A file that the image was to get besides those of packages has no room: something else is in its place.',
    remedy: 'Leave out the package that has it, or name another place where it is one of yours.',
  },
};
