// Made from proto/ by scripts/proto.mjs; change it there.
import type { Int64 } from './codec.ts';

export interface Stat {
  readonly path: Uint8Array;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: Int64;
  readonly modTime: Int64;
  readonly linkname: Uint8Array;
  readonly devmajor: Int64;
  readonly devminor: Int64;
  readonly xattrs: Readonly<Record<string, Uint8Array>>;
}

export const PacketType = { PACKET_STAT: 0, PACKET_REQ: 1, PACKET_DATA: 2, PACKET_FIN: 3, PACKET_ERR: 4 } as const;
export type PacketType = (typeof PacketType)[keyof typeof PacketType];

export interface Packet {
  readonly type: PacketType;
  readonly stat: Stat | null;
  readonly ID: number;
  readonly data: Uint8Array;
}
