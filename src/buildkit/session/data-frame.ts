import { PacketType } from '../../proto/fsutil.ts';
import { varint } from '../../proto/varint.ts';

const FRAME_HEADER = 5;
// Field numbers and wire types of a packet, as proto/fsutil.proto has them.
const TYPE = 0x08;
const ID = 0x18;
const DATA = 0x22;

/**
 * A framed packet with a piece of a file, laid out so that the file can be read right into its place: these are nearly
 * all the bytes of a transfer, which are copied nowhere on their way to the socket.
 */
export class DataFrame {
  readonly bytes: Buffer;
  /** To be filled; empty for the packet that ends a file. */
  readonly payload: Buffer;

  constructor(id: number, size: number) {
    const header = [
      TYPE,
      PacketType.PACKET_DATA,
      ...(id === 0 ? [] : [ID, ...varint(id)]),
      ...(size === 0 ? [] : [DATA, ...varint(size)]),
    ];
    this.bytes = Buffer.allocUnsafe(FRAME_HEADER + header.length + size);
    this.bytes[0] = 0;
    this.bytes.writeUInt32BE(header.length + size, 1);
    this.bytes.set(header, FRAME_HEADER);
    this.payload = this.bytes.subarray(FRAME_HEADER + header.length);
  }
}
