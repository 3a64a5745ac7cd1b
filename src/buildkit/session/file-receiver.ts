import { BuildkitError } from '../errors.ts';
import { toBigInt } from '../../proto/codec.ts';
import { type Packet, PacketType, type Stat } from '../../proto/fsutil.ts';
import { Breather } from './breather.ts';
import { type Attributes, type OpenFile, OutputTree } from './output-tree.ts';
import { kindOfGoMode, permissions, runsAsOwner } from './packets.ts';
import type { SessionStream } from './service.ts';

/** Paths of what isn't written as it was sent. */
export interface Omitted {
  /** Files that would run as their owner or their group, and don't here. */
  readonly privileged: readonly string[];
  /** Devices, pipes and sockets. */
  readonly special: readonly string[];
}

/** What came, whatever of it was there before. */
export interface Received {
  readonly files: number;
  readonly bytes: number;
}

/** Told once all is written. */
export interface Receivers {
  readonly onOmitted?: ((omitted: Omitted) => void) | undefined;
  readonly onReceived?: ((received: Received) => void) | undefined;
}

/**
 * Takes a directory that the daemon sends, and writes it below `directory`, never outside. Owners become the caller, so
 * that no file keeps a bit that makes it run as its owner or group, and devices are left out.
 */
export async function receiveTree(
  stream: SessionStream<Packet, Packet>,
  directory: string,
  { onOmitted, onReceived }: Receivers = {},
): Promise<void> {
  const receiver = new TreeReceiver(stream, new OutputTree(directory));
  try {
    await receiver.run(() => {
      const { bytes, files, omitted } = receiver;
      onReceived?.({ bytes, files });
      if (omitted.privileged.length + omitted.special.length > 0) onOmitted?.(omitted);
    });
  } catch (error) {
    receiver.abandon();
    const text = error instanceof Error ? error.message : String(error);
    if (!stream.signal.aborted) await stream.send({ type: PacketType.PACKET_ERR, data: Buffer.from(text) });
    throw error;
  }
}

interface Expected {
  readonly path: string;
  readonly attributes: Attributes;
  file?: OpenFile;
}

class TreeReceiver {
  readonly omitted = { privileged: [] as string[], special: [] as string[] };
  files = 0;
  bytes = 0;
  readonly #stream: SessionStream<Packet, Packet>;
  readonly #tree: OutputTree;
  /** Files that are not whole yet, by number of the entry. */
  readonly #expected = new Map<number, Expected>();
  readonly #links: { readonly path: string; readonly target: string }[] = [];
  #entries = 0;
  #complete = false;

  constructor(stream: SessionStream<Packet, Packet>, tree: OutputTree) {
    this.#stream = stream;
    this.#tree = tree;
  }

  /** @param onWhole called before the daemon hears that all is written: the build may be over as soon as it has */
  async run(onWhole: () => void): Promise<void> {
    const breather = new Breather();
    let finished = false;
    for await (const packet of this.#stream.messages) {
      switch (packet.type) {
        case PacketType.PACKET_STAT:
          await this.#entry(packet.stat);
          break;
        case PacketType.PACKET_DATA:
          this.#data(packet.ID, packet.data);
          break;
        case PacketType.PACKET_ERR:
          throw broken(Buffer.from(packet.data).toString('utf8'));
        case PacketType.PACKET_FIN:
          if (finished) return;
          throw broken('it ended before all files had come');
        case PacketType.PACKET_REQ:
          throw broken('it asks for a file instead of sending one');
      }
      if (this.#complete && this.#expected.size === 0 && !finished) {
        finished = true;
        this.#finish();
        onWhole();
        await this.#stream.send({ type: PacketType.PACKET_FIN });
      }
      await breather.pause();
    }
    throw broken('it stopped in the middle');
  }

  abandon(): void {
    this.#tree.abandon([...this.#expected.values()].flatMap(({ file }) => file ?? []));
  }

  async #entry(stat: Stat | null): Promise<void> {
    if (this.#complete) throw broken('it sends entries after the last');
    if (stat === null) {
      this.#complete = true;
      return;
    }
    const id = this.#entries++;
    const path = Buffer.from(stat.path).toString('latin1');
    const link = Buffer.from(stat.linkname).toString('latin1');
    const attributes = { mode: permissions(stat.mode), time: Number(toBigInt(stat.modTime) / 1000n) / 1e6 };
    switch (kindOfGoMode(stat.mode)) {
      case 'directory':
        this.#tree.directory(path, attributes);
        return;
      case 'symlink':
        this.#tree.symlink(path, link, attributes);
        return;
      case 'special':
        this.omitted.special.push(Buffer.from(path, 'latin1').toString('utf8'));
        return;
      case 'regular':
        this.files += 1;
        if (runsAsOwner(stat.mode)) this.omitted.privileged.push(Buffer.from(path, 'latin1').toString('utf8'));
        if (link !== '') {
          // The file that it is another name of may not be whole yet.
          this.#links.push({ path, target: link });
          return;
        }
        this.#expected.set(id, { path, attributes });
        await this.#stream.send({ type: PacketType.PACKET_REQ, ID: id });
    }
  }

  #data(id: number, data: Uint8Array): void {
    const expected = this.#expected.get(id);
    if (expected === undefined) throw broken(`it sends data for entry ${id}, which was not asked for`);
    // Opened with the first data: the daemon sends a few files at a time, however many were asked for.
    expected.file ??= this.#tree.open(expected.path);
    if (data.byteLength > 0) {
      this.bytes += data.byteLength;
      this.#tree.write(expected.file, data);
      return;
    }
    this.#tree.finish(expected.file, expected.attributes);
    this.#expected.delete(id);
  }

  #finish(): void {
    for (const { path, target } of this.#links) this.#tree.link(path, target);
    this.#tree.close();
  }
}

function broken(reason: string): BuildkitError {
  return new BuildkitError('SESSION_FAILED', `The daemon broke off the output: ${reason}`);
}
