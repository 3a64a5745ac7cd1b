// The code of RFC 7541, appendix B: each symbol's length in bits, `a` for 5, and the end of the string last. Codes of one length follow
// each other in the order of their symbols, and longer ones follow shorter ones.
const LENGTHS =
  'isxxxxxxxtzxxzxxxxxxxxzxxxxxxxxxbffhibdgffdgdbbbaaabbbbbbbcdkbhfibccccccccccccccccccccccdcdioijbkabababbbaccbbbabcbaabccccckgjix' +
  'prpprrrsrssssststtrstssssqrsrsstrqprrssqsrrtqrssqqrqsrssprrrsrrsvvporsruvvvwwvtuoqvwwvwtqqvvxwwwptpqrqqsrruuttvsvwvvwwwwwxwwwwwvz';

const END = 256;

/** Symbols by their code, which starts with a one so that leading zeros count. */
const symbols: ReadonlyMap<number, number> = makeSymbols();

function makeSymbols(): Map<number, number> {
  const lengths = [...LENGTHS].map((letter) => letter.charCodeAt(0) - 'a'.charCodeAt(0) + 5);
  const order = lengths.map((_, symbol) => symbol).sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
  const made = new Map<number, number>();
  let [code, length] = [0, 0];
  for (const symbol of order) {
    const next = lengths[symbol] ?? 0;
    code *= 2 ** (next - length);
    length = next;
    made.set(2 ** length + code, symbol);
    code++;
  }
  return made;
}

/** @throws Error for what no encoder may write */
export function huffmanDecoded(bytes: Buffer): Buffer {
  const out: number[] = [];
  let code = 1;
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit--) {
      code = code * 2 + ((byte >> bit) & 1);
      const symbol = symbols.get(code);
      if (symbol === undefined) continue;
      if (symbol === END) throw new Error('the end of a string is inside of it');
      out.push(symbol);
      code = 1;
    }
  }
  // What is left are at most seven ones.
  if (code > 0xff || (code & (code + 1)) !== 0) throw new Error('a string ends in the middle of a symbol');
  return Buffer.from(out);
}
