/** A whole number from 0 to 2^53 as protobuf writes it: seven bits a byte, the lowest first. */
export function varint(value: number): readonly number[] {
  const bytes: number[] = [];
  // Division instead of a shift, which would cut the number to 32 bits.
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push(rest > 0x7f ? (rest % 128) + 0x80 : rest);
    if (rest <= 0x7f) return bytes;
  }
}
