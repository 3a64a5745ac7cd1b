import { mkdirSync } from 'node:fs';
import type { PackageBytes } from '../apk/index.ts';
import { openPackageSpool, PackageFolder } from './package-folder.ts';

export interface OpenPackageBytes {
  readonly bytes: PackageBytes;
  /** Removes what goes with the run. */
  readonly close: () => Promise<void>;
}

/** Keeps packages in a folder: for good, or in a folder of this run's own below it. */
export async function openPackageBytes(
  { folder, lasting }: { readonly folder: string; readonly lasting: boolean },
  onWarning: (message: string) => void,
): Promise<OpenPackageBytes> {
  const onTrouble = (error: unknown): void => {
    onWarning(`Packages can't be kept in ${folder}: ${error instanceof Error ? error.message : String(error)}`);
  };
  if (lasting) {
    return { bytes: new PackageFolder(folder, undefined, onTrouble), close: () => Promise.resolve() };
  }
  mkdirSync(folder, { recursive: true });
  const spool = await openPackageSpool(folder, undefined, onTrouble);
  return { bytes: spool, close: () => spool.close().catch(onTrouble) };
}
