import { openArchive } from './archive/open.ts';
import { defaultLimits, type IndexLimits } from './limits.ts';
import { PackageIndex } from './package-index.ts';
import { scanIndex } from './table/scan.ts';
import { textInMemory } from './table/text-source.ts';
import type { Architecture, TrustedKey } from './types.ts';

export interface ParseArchiveOptions {
  /** Default `x86_64`. */
  readonly architecture?: Architecture;
  readonly keys: readonly TrustedKey[];
  readonly allowUntrusted?: boolean;
  readonly limits?: Partial<IndexLimits>;
  /** Names the file in messages. */
  readonly where?: string;
}

/**
 * Reads the bytes of an `APKINDEX.tar.gz`, without store or network.
 * @throws IndexError
 */
export function parseIndex(bytes: Uint8Array, options: ParseArchiveOptions): PackageIndex {
  const { architecture = 'x86_64', keys, allowUntrusted = false, where = 'given' } = options;
  const { maxUnpackedBytes } = { ...defaultLimits, ...options.limits };
  const { text } = openArchive(bytes, { keys, allowUntrusted, maxUnpackedBytes, where });
  return new PackageIndex(architecture, [
    { table: scanIndex(text, architecture, where), text: textInMemory(text), repository: '' },
  ]);
}
