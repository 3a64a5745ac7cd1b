import { hash } from 'node:crypto';
import { IndexError, readSignatures, verifySignatures, type Architecture, type TrustedKey } from '../../wolfi/index.ts';
import { ApkError, mismatch } from '../errors.ts';
import type { PackageInfo } from '../types.ts';
import { shown } from './paths.ts';
import type { Head } from './segments.ts';

/** What a signed index says of a package. */
export interface ExpectedPackage {
  readonly name: string;
  readonly version: string;
  readonly architecture: Architecture;
  /** `Q1` and base64 of SHA-1, or `Q2` and base64 of SHA-256, over the control segment. */
  readonly checksum: string;
  /** Bytes of the file. */
  readonly size: number;
  /**
   * Keys of which one has to have signed the package itself too. The index vouches for it already; this holds where somebody forged what
   * was kept of the index.
   */
  readonly keys?: readonly TrustedKey[];
}

/** For a package that no index speaks of. */
export interface ExpectedSigner {
  readonly keys: readonly TrustedKey[];
  /** Takes a package that none of the keys signed. */
  readonly allowUntrusted?: boolean;
}

const algorithms: ReadonlyMap<string, string> = new Map([
  ['Q1', 'sha1'],
  ['Q2', 'sha256'],
]);

/**
 * A checksum over a control segment, made as an index' one was.
 * @param like the index' checksum, or `Q1`, which apk itself knows packages by
 * @throws ApkError APK_FORMAT for a checksum of an unknown kind
 */
function controlChecksum(control: Uint8Array, like: string): string {
  const kind = like.slice(0, 2);
  const algorithm = algorithms.get(kind);
  if (algorithm === undefined) {
    const hint = 'Checksums begin with Q1 or Q2.';
    throw new ApkError('APK_FORMAT', `is known by the checksum ${shown(like)}, which is of an unknown kind`, { hint });
  }
  return kind + hash(algorithm, control, 'base64');
}

/** Architectures of packages that fit every machine. */
const ANY_ARCHITECTURE = new Set(['noarch', 'all']);

function checkIdentity(info: PackageInfo, expected: ExpectedPackage): void {
  const found = `${info.name}=${info.version}`;
  const wanted = `${expected.name}=${expected.version}`;
  if (found !== wanted) throw mismatch(`is ${shown(found)} instead of ${shown(wanted)}`);
  if (info.architecture !== expected.architecture && !ANY_ARCHITECTURE.has(info.architecture)) {
    throw mismatch(`is for ${shown(info.architecture)} instead of ${expected.architecture}`);
  }
}

const HINT_UNTRUSTED =
  'Give the public key of who builds it, or allow untrusted packages if you know where it comes from.';

function checkSigner({ signatures, controlBytes }: Head, { keys, allowUntrusted }: ExpectedSigner): void {
  try {
    verifySignatures(readSignatures(signatures, controlBytes), keys, '');
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    if (error.code === 'INDEX_KEY_INVALID') {
      throw new ApkError('APK_UNTRUSTED', `cannot be checked: ${error.message}`, { hint: error.hint, cause: error });
    }
    if (allowUntrusted) return;
    const unsigned = error.code === 'INDEX_UNSIGNED';
    const unknown = error.code === 'INDEX_UNKNOWN_KEY';
    const problem = unsigned
      ? 'carries no signature'
      : unknown
        ? 'is signed by no trusted key'
        : 'has a wrong signature';
    throw new ApkError('APK_UNTRUSTED', problem, { hint: HINT_UNTRUSTED, cause: error });
  }
}

/**
 * Checks that a package is the one expected, before anything of its data is read. Returns the checksum that it is known by.
 * @throws ApkError APK_MISMATCH, APK_UNTRUSTED
 */
export function checkHead(head: Head, expected: ExpectedPackage | ExpectedSigner): string {
  if (!('checksum' in expected)) {
    checkSigner(head, expected);
    return controlChecksum(head.controlBytes, 'Q1');
  }
  const found = controlChecksum(head.controlBytes, expected.checksum);
  if (found !== expected.checksum) throw mismatch(`has the checksum ${found} instead of ${expected.checksum}`);
  checkIdentity(head.control.info, expected);
  if (expected.keys) checkSigner(head, { keys: expected.keys });
  return found;
}
