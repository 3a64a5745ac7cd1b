import type { ApkErrorCode } from '../../src/apk/index.ts';
import type { CodeText } from './code.ts';

export const apk: Readonly<Record<ApkErrorCode, CodeText>> = {
  APK_FORMAT: {
    meaning: 'The file is no package of version 2, or a damaged one.',
    remedy: 'Fetch it again, from another mirror if need be.',
  },
  APK_VERSION: {
    meaning: 'The package is one of version 3, which cannot become a layer.',
    remedy: 'Use a repository with packages of version 2.',
  },
  APK_TOO_LARGE: {
    meaning: 'The package has more of something than a package may have.',
    remedy: 'Do not trust it; raise the limit if it is really that large.',
  },
  APK_PATH: {
    meaning:
      'The package has a file that would lie outside of the root, or that readers would put in different places.',
    remedy: 'Do not trust it, and tell whoever built it.',
  },
  APK_MISMATCH: {
    meaning: 'The package has other bytes than the index, or the package itself, says.',
    remedy: 'Load the index again, or use another mirror: it was changed or damaged on its way, or replaced.',
  },
  APK_UNTRUSTED: {
    meaning: 'No trusted key signed the package.',
    remedy: 'Give the public key of who builds it, under its own name.',
  },
  APK_WITHDRAWN: {
    meaning: 'The mirror does not have the package any more.',
    remedy: 'Load the index again, lock packages anew, or use another mirror.',
  },
  APK_STATUS: {
    meaning: 'The mirror answers with an error.',
    remedy: 'Check the address and the credentials in it.',
  },
  APK_NETWORK: {
    meaning: 'The mirror cannot be reached, or breaks off.',
    remedy: 'Check the connection, the proxy and the address.',
  },
  APK_TIMEOUT: { meaning: 'The mirror took too long.', remedy: 'Try again, or use a mirror that is nearer.' },
};
