import { BuildkitError, messageOf } from '../errors.ts';
import { type Packet, PacketType } from '../../proto/fsutil.ts';
import { ContentSender, type Sendable } from './content-sender.ts';
import { type Modes, statPacket } from './packets.ts';
import type { SessionStream } from './service.ts';
import { type FileFilter, isRegular, walk } from './walk.ts';
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
  readonly #contents: ContentSender;
  #finished = false;

  constructor(stream: PacketStream, source: LocalSource) {
    this.#stream = stream;
    this.#source = source;
    this.#contents = new ContentSender(stream, source.path);
  }

  async run(): Promise<void> {
    try {
      await Promise.all([this.#sendEntries(), this.#receive(), this.#contents.run()]);
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
    this.#contents.finish();
  }

  /** Each file is sent once, so that a daemon can't make this side send for ever. */
  #request(id: number): void {
    const file = this.#files[id];
    if (file === undefined) throw refused(`it asked for entry ${id}, which is not a file, or not for the first time`);
    this.#files[id] = undefined;
    this.#contents.request(id, file);
  }
}

function refused(reason: string): BuildkitError {
  return new BuildkitError('SESSION_FAILED', `The daemon broke off the transfer of files: ${reason}`);
}
