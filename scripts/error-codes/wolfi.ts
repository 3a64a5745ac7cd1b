import type { IndexErrorCode, ResolveErrorCode, StreamErrorCode, WarningCode } from '../../src/wolfi/index.ts';
import type { CodeText } from './code.ts';

export const index: Readonly<Record<IndexErrorCode, CodeText>> = {
  INDEX_NETWORK: {
    meaning: 'The repository cannot be reached.',
    remedy: 'Check the connection, the proxy and the address.',
  },
  INDEX_STATUS: {
    meaning: 'The repository answers with an error.',
    remedy: 'Check the address and the credentials in it.',
  },
  INDEX_TIMEOUT: { meaning: 'The repository took too long.', remedy: 'Try again, or use a mirror that is nearer.' },
  INDEX_TOO_LARGE: {
    meaning: 'The index is larger than an index may be.',
    remedy: 'Check that the address is one of a repository.',
  },
  INDEX_CORRUPT: {
    meaning: 'The index is damaged or cut short.',
    remedy: 'Fetch it again; what was stored is removed.',
  },
  INDEX_FORMAT: {
    meaning: 'The file is no package index.',
    remedy: 'Check the address, which stands without the architecture.',
  },
  INDEX_ARCHITECTURE: {
    meaning: 'The index is for another architecture.',
    remedy: 'Check the address of the repository.',
  },
  INDEX_UNSIGNED: { meaning: 'The index carries no signature.', remedy: 'Use a repository that is signed.' },
  INDEX_SIGNATURE: {
    meaning: 'The signature does not fit the content.',
    remedy: 'Compare with another mirror: it was changed or damaged on its way, or the key was replaced.',
  },
  INDEX_UNKNOWN_KEY: {
    meaning: 'A key signed the index that is not trusted.',
    remedy: 'Give its public key under its own name.',
  },
  INDEX_KEY_INVALID: {
    meaning: 'A trusted key cannot be read or is too weak.',
    remedy: 'Give an RSA key of 2048 bits or more, as PEM.',
  },
  INDEX_REPOSITORY: {
    meaning: 'The list of repositories cannot be used.',
    remedy: 'Write addresses as in `/etc/apk/repositories`.',
  },
};

export const resolve: Readonly<Record<ResolveErrorCode, CodeText>> = {
  RESOLVE_WORLD: {
    meaning: 'What is to be installed cannot be read as names of packages.',
    remedy: 'Write it as apk does.',
  },
  RESOLVE_UNSATISFIABLE: {
    meaning: 'The packages cannot be installed together.',
    remedy: 'Read the reasons: each names a package.',
  },
};

export const streams: Readonly<Record<StreamErrorCode, CodeText>> = {
  STREAM_UNKNOWN_FAMILY: { meaning: 'The package is not offered in streams.', remedy: 'Use it by its own name.' },
  STREAM_CONSTRAINT: {
    meaning: 'The range of versions cannot be read.',
    remedy: 'Write it as the language itself does.',
  },
  STREAM_NONE: { meaning: 'No stream fits the range.', remedy: 'Take one of those that the error lists.' },
  STREAM_UNMAINTAINED: { meaning: 'The stream that fits is not maintained.', remedy: 'Take a newer one.' },
};

export const warnings: Readonly<Record<WarningCode, CodeText>> = {
  INDEX_SERVED_STALE: {
    meaning: 'The repository could not be reached, and the index that was stored is used.',
    remedy: 'Nothing, if it passes: packages may be older than need be.',
  },
  INDEX_OLDER: {
    meaning: 'The repository serves an index that is older than one seen before, which is kept.',
    remedy: 'Look at the mirror: it lags behind, or somebody holds updates back.',
  },
  INDEX_UNTRUSTED: {
    meaning: 'The index was taken without a signature that is trusted.',
    remedy: 'Give the key instead.',
  },
  STORE_READ: { meaning: 'The stored index could not be read.', remedy: 'Check the rights of the cache folder.' },
  STORE_WRITE: { meaning: 'The index could not be stored.', remedy: 'Check rights and room of the cache folder.' },
};
