import { type Packet, PacketType, type Stat } from '../../../src/proto/fsutil.ts';
import { toNumber } from '../../../src/proto/codec.ts';
import type { SessionCallClient } from './peer.ts';

export interface ReceivedEntry {
  readonly path: Buffer;
  readonly stat: Stat;
  readonly content: Buffer | undefined;
}

const DIRECTORY = 0x8000_0000;
const KINDS = 0x8f20_0000;

/** The daemon's half of a file transfer, with every rule that it enforces. Asks for all files that `wanted` agrees to. */
export async function receiveFiles(
  call: SessionCallClient<Packet, Packet>,
  wanted: (path: string) => boolean = () => true,
): Promise<readonly ReceivedEntry[]> {
  const stats: Stat[] = [];
  const contents = new Map<number, Buffer[]>();
  const open = new Set<number>();
  const directories = new Set<string>(['']);
  let last: Buffer | undefined;
  let complete = false;
  let finished = false;
  const finishWhenDone = (): void => {
    if (!complete || open.size > 0 || finished) return;
    finished = true;
    call.send({ type: PacketType.PACKET_FIN });
  };
  for await (const packet of call.messages) {
    if (packet.type === PacketType.PACKET_ERR)
      throw new Error(`error from sender: ${Buffer.from(packet.data).toString()}`);
    if (packet.type === PacketType.PACKET_FIN) {
      if (!finished) throw new Error('the sender finished first');
      return stats.map((stat, id) => ({ path: Buffer.from(stat.path), stat, content: joined(contents.get(id)) }));
    }
    if (packet.type === PacketType.PACKET_STAT) {
      if (complete) throw new Error('an entry after the last');
      if (packet.stat === null) {
        complete = true;
        finishWhenDone();
        continue;
      }
      const path = Buffer.from(packet.stat.path);
      checkOrder(path, last, directories);
      last = path;
      const id = stats.push(packet.stat) - 1;
      const mode = packet.stat.mode;
      if ((mode & DIRECTORY) !== 0) directories.add(path.toString('latin1'));
      const regular = (mode & KINDS) === 0 && packet.stat.linkname.length === 0;
      if (regular && wanted(path.toString())) {
        open.add(id);
        contents.set(id, []);
        call.send({ type: PacketType.PACKET_REQ, ID: id });
      }
    } else if (packet.type === PacketType.PACKET_DATA) {
      if (!open.has(packet.ID)) throw new Error(`data for ${packet.ID}, which is not open`);
      if (packet.data.length > 0) contents.get(packet.ID)?.push(Buffer.from(packet.data));
      else open.delete(packet.ID);
      if (packet.data.length > 3 * 1024 * 1024) throw new Error('a message too large for old daemons');
      finishWhenDone();
    }
  }
  throw new Error('unexpected EOF');
}

function joined(chunks: readonly Buffer[] | undefined): Buffer | undefined {
  return chunks && Buffer.concat(chunks);
}

/** Parents first, siblings in byte order, paths clean and relative. */
function checkOrder(path: Buffer, last: Buffer | undefined, directories: ReadonlySet<string>): void {
  const text = path.toString('latin1');
  const parts = text.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) throw new Error(`invalid path ${text}`);
  if (!directories.has(parts.slice(0, -1).join('/')))
    throw new Error(`changes out of order: ${text} before its directory`);
  // Byte order with the separator before every other byte is the order of the parts.
  const key = (value: Buffer): Buffer => Buffer.from(value.map((byte) => (byte === 0x2f ? 0 : byte)));
  if (last !== undefined && Buffer.compare(key(last), key(path)) >= 0) {
    throw new Error(`changes out of order: ${text} after ${last.toString('latin1')}`);
  }
}

export function sizeOf(entry: ReceivedEntry): number {
  return toNumber(entry.stat.size);
}
