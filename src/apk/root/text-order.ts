/** From here on, the order of UTF-16 differs from that of bytes. */
const FIRST_SURROGATE = 0xd800;

/** Negative, zero or positive, by the bytes of UTF-8: the order in which apk sorts names of files. */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left === right) continue;
    if (left < FIRST_SURROGATE && right < FIRST_SURROGATE) return left - right;
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return a.length - b.length;
}

const BIG_LETTERS = /[A-Z]+/g;

/** Negative, zero or positive, as apk sorts names of packages: small and big letters together, then apart. */
export function compareNames(a: string, b: string): number {
  return compareBytes(inSmallLetters(a), inSmallLetters(b)) || compareBytes(a, b);
}

/** Of ASCII only, as `strcasecmp` does it in the C locale. */
function inSmallLetters(text: string): string {
  return text.replace(BIG_LETTERS, (letters) => letters.toLowerCase());
}
