import { closeSync, constants, fstatSync, openSync, promises, readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { BuildkitError, messageOf } from '../errors.ts';
import { type Packet, PacketType } from '../../proto/fsutil.ts';
import { Breather } from './breather.ts';
import { DataFrame } from './data-frame.ts';
import { type Modes, statPacket } from './packets.ts';
import type { SessionStream } from './service.ts';
import { type BytePath, type FileFilter, isRegular, readable, systemPath, walk } from './walk.ts';
import type { XattrReader } from './xattrs.ts';

export interface LocalSource {
  readonly path: string;
  readonly filter?: FileFilter;
  /**
   * What to do when a graph asks for some files only, as frontends of the daemon do. `refuse` (default): a graph of the
   * caller's own should leave that to the filter. `send-all`: the filter has applied whatever excludes there are, and
   * more files than were asked for do no harm.
   */
  readonly patterns?: 'refuse' | 'send-all';
  /**
   * Permissions that entries are sent with. `as-they-are` (default): all bits, as Docker's own clients send them. `as-git-keeps`: 0755 for
   * directories and for files that their owner may run, 0644 for all others, so that neither the umask of a checkout nor the
   * machine it is on is part of a cache key or of what is built.
   */
  readonly modes?: Modes;
  /**
   * Sends extended attributes as well; without it, none are. They are part of the daemon's cache keys, and a change of
   * them alone goes unnoticed where the daemon has the file from an earlier build with the same `sharedKey`.
   */
  readonly xattrs?: XattrReader;
}

/** Files up to this size are read without waiting; larger ones piece by piece. */
const SMALL = 64 * 1024;
/** What goes into one message. Daemons up to 0.12 take 4 MiB at most. */
const CHUNK = 256 * 1024;

interface Sendable {
  readonly path: BytePath;
  readonly size: number;
}

type PacketStream = SessionStream<Packet, Packet>;

/**
 * Sends a directory: every entry's description first, then the content of those files that the daemon asks for.
 *
 * @throws BuildkitError SESSION_FAILED when a file can't be read or changes while it is
 */
export async function sendFiles(stream: PacketStream, source: LocalSource): Promise<void> {
  const sender = new FileSender(stream, source);
  try {
    await sender.run();
  } catch (error) {
    // The daemon shows this text; without it, it would only know that the stream ended.
    await stream.send({ type: PacketType.PACKET_ERR, data: Buffer.from(messageOf(error)) });
    throw error;
  }
}

class FileSender {
  readonly #stream: PacketStream;
  readonly #source: LocalSource;
  /** By number of the entry; only regular files can be asked for. */
  readonly #files: (Sendable | undefined)[] = [];
  readonly #wanted: number[] = [];
  readonly #breather = new Breather();
  #wake: (() => void) | undefined;
  #finished = false;

  constructor(stream: PacketStream, source: LocalSource) {
    this.#stream = stream;
    this.#source = source;
  }

  async run(): Promise<void> {
    try {
      await Promise.all([this.#sendEntries(), this.#receive(), this.#sendContents()]);
    } finally {
      this.#finish();
    }
    await this.#stream.send({ type: PacketType.PACKET_FIN });
  }

  async #sendEntries(): Promise<void> {
    const xattrs = await this.#source.xattrs?.(this.#source.path, this.#stream.signal);
    for await (const batch of walk(this.#source.path, this.#source.filter)) {
      for (const entry of batch) {
        const requestable = isRegular(entry.stats) && entry.link === undefined;
        this.#files.push(requestable ? { path: entry.path, size: Number(entry.stats.size) } : undefined);
        const full = this.#stream.send(statPacket(entry, this.#source.modes, xattrs?.get(entry.path)));
        if (full !== undefined) await full;
      }
      if (this.#finished || this.#stream.signal.aborted) return;
    }
    // No entry: that was the last one.
    await this.#stream.send({});
  }

  async #receive(): Promise<void> {
    try {
      for await (const packet of this.#stream.messages) {
        if (packet.type === PacketType.PACKET_FIN) return;
        if (packet.type === PacketType.PACKET_ERR) throw refused(Buffer.from(packet.data).toString('utf8'));
        if (packet.type === PacketType.PACKET_REQ) this.#request(packet.ID);
      }
      throw refused('it ended the transfer early');
    } finally {
      this.#finish();
    }
  }

  #finish(): void {
    this.#finished = true;
    this.#wake?.();
  }

  #request(id: number): void {
    if (this.#files[id] === undefined) throw refused(`it asked for entry ${id}, which is not a file`);
    this.#wanted.push(id);
    this.#wake?.();
  }

  async #sendContents(): Promise<void> {
    for (let next = 0; ; next++) {
      while (next >= this.#wanted.length) {
        if (this.#finished) return;
        await new Promise<void>((resolve) => (this.#wake = resolve));
        this.#breather.restart();
      }
      const id = this.#wanted[next] ?? 0;
      const file = this.#files[id];
      // Asked for once, so that a daemon can't make this side send for ever.
      this.#files[id] = undefined;
      if (file === undefined) throw refused(`it asked for entry ${id} twice`);
      if (file.size <= SMALL) await this.#sendSmall(id, file);
      else await this.#sendLarge(id, file);
    }
  }

  async #sendSmall(id: number, file: Sendable): Promise<void> {
    if (file.size > 0) await this.#stream.sendFramed(this.#readSmall(id, file));
    await this.#stream.sendFramed(new DataFrame(id, 0).bytes);
    await this.#breather.pause();
  }

  #readSmall(id: number, file: Sendable): Buffer {
    const descriptor = this.#attempt(file, () => openSync(systemPath(this.#source.path, file.path), OPEN_FLAGS));
    try {
      if (!fstatSync(descriptor).isFile()) throw changed(file);
      const { bytes, payload } = new DataFrame(id, file.size);
      for (let read = 0; read < file.size;) {
        const count = readSync(descriptor, payload, read, file.size - read, null);
        if (count === 0) throw changed(file);
        read += count;
      }
      return bytes;
    } finally {
      closeSync(descriptor);
    }
  }

  async #sendLarge(id: number, file: Sendable): Promise<void> {
    const handle = await promises
      .open(systemPath(this.#source.path, file.path), OPEN_FLAGS)
      .catch((error: unknown) => this.#attempt(file, () => rethrow(error)));
    try {
      if (!(await handle.stat()).isFile()) throw changed(file);
      await this.#sendPieces(id, file, handle);
    } finally {
      await handle.close();
      this.#breather.restart();
    }
    await this.#stream.sendFramed(new DataFrame(id, 0).bytes);
  }

  /** Sends as many bytes as were announced, even when the file has grown since: the daemon's cache key holds the size. */
  async #sendPieces(id: number, file: Sendable, handle: FileHandle): Promise<void> {
    for (let sent = 0; sent < file.size;) {
      if (this.#finished || this.#stream.signal.aborted) return;
      const { bytes, payload } = new DataFrame(id, Math.min(CHUNK, file.size - sent));
      for (let read = 0; read < payload.byteLength;) {
        const { bytesRead } = await handle.read(payload, read, payload.byteLength - read, sent + read);
        if (bytesRead === 0) throw changed(file);
        read += bytesRead;
      }
      await this.#stream.sendFramed(bytes);
      sent += payload.byteLength;
    }
  }

  #attempt<T>(file: Sendable, action: () => T): T {
    try {
      return action();
    } catch (cause) {
      throw new BuildkitError('SESSION_FAILED', `Can't read ${readable(file.path)} to send it: ${messageOf(cause)}`, {
        hint: 'Exclude the file from the build context, or make it readable.',
        cause,
      });
    }
  }
}

/** A link put in the file's place meanwhile is not followed, and a pipe put there is not waited for. */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

function rethrow(error: unknown): never {
  throw error;
}

function changed(file: Sendable): BuildkitError {
  return new BuildkitError('SESSION_FAILED', `${readable(file.path)} changed while it was being sent`, {
    hint: 'Exclude files that something writes during the build from the build context.',
  });
}

function refused(reason: string): BuildkitError {
  return new BuildkitError('SESSION_FAILED', `The daemon broke off the transfer of files: ${reason}`);
}
