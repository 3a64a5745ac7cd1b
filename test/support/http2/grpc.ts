const HEADER = 5;

/** A message with its flag (not compressed) and its length in front. */
export function framed(message: Uint8Array): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(message.byteLength, 1);
  return Buffer.concat([header, message]);
}

/** @throws Error for a message that is compressed, or not whole */
export async function* messagesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let bytes = Buffer.alloc(0);
  for await (const chunk of chunks) {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      if (bytes.byteLength < HEADER) break;
      if (bytes[0] !== 0) throw new Error('a message is compressed, which nobody offered');
      const end = HEADER + bytes.readUInt32BE(1);
      if (bytes.byteLength < end) break;
      yield bytes.subarray(HEADER, end);
      bytes = bytes.subarray(end);
    }
  }
  if (bytes.byteLength > 0) throw new Error('the last message is not whole');
}

/** As gRPC for Go does it: printable ASCII but the percent sign stays as it is. */
export function escaped(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const plain = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
      return plain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

export function unescaped(text: string): string {
  return Buffer.from(
    text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}
