import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

/** A file that goes with the run: written once, read as often as is needed. */
export interface Spool {
  readonly open: () => Writable;
  readonly read: () => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** A spool in the system's folder for such files, in a folder that nobody else may look into. */
export async function openSpool(): Promise<Spool> {
  const folder = await mkdtemp(join(tmpdir(), 'aipack-spool-'));
  const path = join(folder, 'archive');
  return {
    open: () => createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    read: () => createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
