import { gzipMembers } from '../archive/members.ts';
import { defaultApkLimits, type ApkLimits } from '../limits.ts';
import type { ApkPackage, PackageContents, PackageEntry, UnpackedEntry } from '../types.ts';
import { DataReader, type DataEvent } from './data.ts';
import { mismatch } from '../errors.ts';

/** What a data segment brings, and at its end the check that it is the one that is known. */
async function* dataEvents(
  source: AsyncIterable<Uint8Array>,
  apk: ApkPackage,
  limits: ApkLimits,
): AsyncGenerator<DataEvent> {
  const reader = new DataReader(limits);
  for await (const event of gzipMembers(source)) yield* reader.read(event);
  const { digest, diffId } = reader.finish(apk.data.offset);
  if (digest !== apk.data.digest || diffId !== apk.data.diffId) {
    throw mismatch('has other data than was read of it before').of(`The package ${apk.info.name}=${apk.info.version}`);
  }
}

/** The content of one entry: ends where the next entry begins, which it keeps. */
class OpenEntry {
  readonly entry: PackageEntry;
  readonly #events: AsyncIterator<DataEvent>;
  /** Undefined while there may be content, and at the end of all. */
  next: PackageEntry | undefined;
  #over = false;

  constructor(entry: PackageEntry, events: AsyncIterator<DataEvent>) {
    this.entry = entry;
    this.#events = events;
  }

  async *content(): AsyncGenerator<Uint8Array> {
    while (!this.#over) {
      const step = await this.#events.next();
      this.#over = step.done === true || step.value.kind === 'entry';
      if (step.done) return;
      if (step.value.kind === 'entry') this.next = step.value.entry;
      else yield step.value.bytes;
    }
  }

  /** Passes over what was not read. */
  async skip(): Promise<void> {
    for await (const _ of this.content());
  }
}

/**
 * Reads packages again of which all is known, for who lays their files out anew. That the bytes are the ones that were known is checked
 * when the last entry is read: until then nothing that was made of them may be used.
 * @param open gives the bytes of a package's data segment
 */
export function packageContents(
  open: (apk: ApkPackage) => AsyncIterable<Uint8Array>,
  limits: ApkLimits = defaultApkLimits,
): PackageContents {
  return {
    async *entries(apk: ApkPackage): AsyncGenerator<UnpackedEntry> {
      const events = dataEvents(open(apk), apk, limits);
      try {
        const first = await events.next();
        let entry = !first.done && first.value.kind === 'entry' ? first.value.entry : undefined;
        while (entry) {
          const current: OpenEntry = new OpenEntry(entry, events);
          yield { entry, content: { [Symbol.asyncIterator]: () => current.content() } };
          await current.skip();
          entry = current.next;
        }
      } finally {
        await events.return(undefined);
      }
    },
  };
}
