export const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

export const Type = {
  DATA: 0,
  HEADERS: 1,
  PRIORITY: 2,
  RST_STREAM: 3,
  SETTINGS: 4,
  PUSH_PROMISE: 5,
  PING: 6,
  GOAWAY: 7,
  WINDOW_UPDATE: 8,
  CONTINUATION: 9,
} as const;

export const END_STREAM = 0x1;
export const ACK = 0x1;
export const END_HEADERS = 0x4;
export const PADDED = 0x8;
export const PRIORITY = 0x20;

export const Code = { NO_ERROR: 0, PROTOCOL_ERROR: 1, CANCEL: 8 } as const;

export const Setting = { HEADER_TABLE_SIZE: 1, ENABLE_PUSH: 2, INITIAL_WINDOW_SIZE: 4, MAX_FRAME_SIZE: 5 } as const;

export const MAX_FRAME = 16_384;
export const MAX_WINDOW = 2 ** 31 - 1;
export const INITIAL_WINDOW = 65_535;

export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
}

const HEADER = 9;

export function frameOf(type: number, flags: number, stream: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUIntBE(payload.byteLength, 0, 3);
  header[3] = type;
  header[4] = flags;
  header.writeUInt32BE(stream, 5);
  return Buffer.concat([header, payload]);
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** The frames at the start of `bytes`, and what is left behind the last whole one. @throws Error for one that is too large */
export function cutFrames(bytes: Buffer): { readonly frames: readonly Frame[]; readonly rest: Buffer } {
  const frames: Frame[] = [];
  let at = 0;
  while (bytes.byteLength - at >= HEADER) {
    const length = bytes.readUIntBE(at, 3);
    if (length > MAX_FRAME) throw new Error(`a frame of ${length} bytes`);
    const end = at + HEADER + length;
    if (end > bytes.byteLength) break;
    frames.push({
      type: bytes[at + 3] ?? 0,
      flags: bytes[at + 4] ?? 0,
      stream: bytes.readUInt32BE(at + 5) & 0x7fff_ffff,
      payload: Buffer.from(bytes.subarray(at + HEADER, end)),
    });
    at = end;
  }
  return { frames, rest: bytes.subarray(at) };
}

/** What a frame holds without its padding and, in front, without a priority. @throws Error for padding that is longer than the frame */
export function contentOf({ flags, payload, type }: Frame): Buffer {
  const padded = (flags & PADDED) !== 0;
  const start = (padded ? 1 : 0) + (type === Type.HEADERS && (flags & PRIORITY) !== 0 ? 5 : 0);
  const end = payload.byteLength - (padded ? (payload[0] ?? 0) : 0);
  if (end < start) throw new Error('padding is longer than its frame');
  return payload.subarray(start, end);
}
