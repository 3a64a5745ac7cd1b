/** What a program or shared library says about the libraries it needs and the name it goes by. */
export type ElfFacts = { interpreter?: string; soname?: string; needed: string[] };

type Segment = { type: number; offset: number; address: number; size: number };

const segmentDynamic = 2;
const segmentLoad = 1;
const segmentInterpreter = 3;
const tagNeeded = 1n;
const tagStringTable = 5n;
const tagSoname = 14n;

function segments(file: Buffer): Segment[] {
  const start = Number(file.readBigUInt64LE(32));
  const size = file.readUInt16LE(54);
  return Array.from({ length: file.readUInt16LE(56) }, (_, index) => {
    const at = start + index * size;
    return {
      type: file.readUInt32LE(at),
      offset: Number(file.readBigUInt64LE(at + 8)),
      address: Number(file.readBigUInt64LE(at + 16)),
      size: Number(file.readBigUInt64LE(at + 32)),
    };
  });
}

function textAt(file: Buffer, offset: number): string {
  return file.toString('latin1', offset, file.indexOf(0, offset));
}

/** Undefined for anything but a 64-bit little-endian ELF file. A file cut short is an error of Buffer's, since ours come from packages that are whole. */
export function readElf(file: Buffer): ElfFacts | undefined {
  if (file.length < 64 || file.readUInt32BE(0) !== 0x7f454c46 || file[4] !== 2 || file[5] !== 1) return undefined;
  const all = segments(file);
  const interpreter = all.find((segment) => segment.type === segmentInterpreter);
  const facts: ElfFacts = {
    needed: [],
    ...(interpreter === undefined ? {} : { interpreter: textAt(file, interpreter.offset) }),
  };
  const dynamic = all.find((segment) => segment.type === segmentDynamic);
  if (dynamic === undefined) return facts;
  const tags: [bigint, number][] = [];
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.size; at += 16) {
    tags.push([file.readBigInt64LE(at), Number(file.readBigUInt64LE(at + 8))]);
  }
  const table = tags.find(([tag]) => tag === tagStringTable)?.[1] ?? 0;
  const home = all.find(
    (segment) => segment.type === segmentLoad && table >= segment.address && table < segment.address + segment.size,
  );
  if (home === undefined) return facts;
  const strings = table - home.address + home.offset;
  for (const [tag, value] of tags) {
    if (tag === tagNeeded) facts.needed.push(textAt(file, strings + value));
    if (tag === tagSoname) facts.soname = textAt(file, strings + value);
  }
  return facts;
}
