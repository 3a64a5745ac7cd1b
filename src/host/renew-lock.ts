import { lockStage, type LineOutside } from '../app/line.ts';
import { LOCK_FILE, type WrittenLock } from '../app/lock.ts';
import type { LineSettings } from '../app/settings.ts';
import { writeLockFile } from './lock-file.ts';

/** All that Wolfi has, so that whoever builds finds their machine's in the file. */
const ALL_PLATFORMS = ['linux/amd64', 'linux/arm64'];

export interface RenewedLock extends WrittenLock {
  /** Whether the file had to be written. */
  readonly written: boolean;
  /** The settings with the lock as it is now. */
  readonly settings: LineSettings;
}

/** Brings the lock file of a context up to date, for the platforms of the settings or else for all. */
export async function renewLock(settings: LineSettings, outside: LineOutside, update: boolean): Promise<RenewedLock> {
  const platforms = settings.platforms.length > 0 ? settings.platforms : ALL_PLATFORMS;
  const lock = await lockStage({ ...settings, platforms }, outside, update);
  const written = lock.text !== settings.lock?.content;
  if (written) writeLockFile(settings.context, lock.text);
  const file = settings.lock?.file ?? LOCK_FILE;
  return { ...lock, written, settings: { ...settings, lock: { file, content: lock.text } } };
}
