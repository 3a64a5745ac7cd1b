import { PacketType } from '../../proto/fsutil.ts';
import { varint } from '../../proto/varint.ts';

const FRAME_HEADER = 5;
// Field numbers and wire types of a packet, as proto/fsutil.proto has them.
const TYPE = 0x08;
const ID = 0x18;
const DATA = 0x22;

/** What a packet takes beside the bytes of the file, at most: frame, type, number and length. */
export const DATA_OVERHEAD = FRAME_HEADER + 2 + 9 + 9;

/**
 * Writes what comes before the bytes of a file in a framed packet, so that they can be read right into their place: these are nearly
 * all the bytes of a transfer.
 * @param size 0 for the packet that ends a file
 * @returns where the bytes of the file belong
 */
export function writeDataHeader(to: Buffer, at: number, id: number, size: number): number {
  const header = [
    TYPE,
    PacketType.PACKET_DATA,
    ...(id === 0 ? [] : [ID, ...varint(id)]),
    ...(size === 0 ? [] : [DATA, ...varint(size)]),
  ];
  to[at] = 0;
  to.writeUInt32BE(header.length + size, at + 1);
  to.set(header, at + FRAME_HEADER);
  return at + FRAME_HEADER + header.length;
}
