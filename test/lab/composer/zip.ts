import { crc32 } from 'node:zlib';

/** A zip archive that holds each file as it is: what a client reads of one, no more. Names are UTF-8, times are 1980's first day. */
export function zipArchive(files: ReadonlyMap<string, Buffer>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const encoded = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); // Version needed: 2.0.
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(0x0021, 8);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(encoded.length, 22);
    bodies.push(Buffer.from('PK\x03\x04'), facts, encoded, content);
    const place = Buffer.alloc(14);
    place.writeUInt32LE((0o100644 << 16) >>> 0, 6);
    place.writeUInt32LE(offset, 10);
    // 0x0314: made on Unix, so that the mode above counts.
    directory.push(Buffer.from('PK\x01\x02\x14\x03'), facts, place, encoded);
    offset += 30 + encoded.length + content.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, entries, end]);
}
