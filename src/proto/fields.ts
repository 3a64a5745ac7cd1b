import type { Kind, Message, Reader, Writer } from './kinds.ts';

/** A name that comes from our own table of messages, and never from outside. */
export type FieldName = string & { readonly own: unique symbol };

/** One field of a message type. */
export interface Field {
  readonly name: FieldName;
  readonly write: (writer: Writer, value: unknown, depth: number) => void;
  /** Whether a tag with this wire type is for the field; if so, what follows it has been read. */
  readonly read: (reader: Reader, message: Message, wire: number, depth: number) => boolean;
}

/**
 * Reads one thing after the other until as many bytes are read as they have in all.
 * @throws RangeError where they have another number
 */
export function readWithin(reader: Reader, length: number, read: () => void): void {
  const [end, outer] = [reader.pos + length, reader.len];
  if (end > outer) throw new RangeError('index out of range');
  reader.len = end;
  while (reader.pos < end) read();
  if (reader.pos !== end) throw new RangeError('index out of range');
  reader.len = outer;
}

/** @param others of which a message has none where it has this one: then it is told although it has its default */
export function singleField(name: FieldName, id: number, kind: Kind, others?: readonly FieldName[]): Field {
  const tag = (id << 3) | kind.wire;
  return {
    name,
    write: (writer, value, depth) => {
      if (others !== undefined || !kind.isDefault(value)) kind.write(writer.uint32(tag), value, depth);
    },
    read: (reader, message, wire, depth) => {
      if (wire !== kind.wire) return false;
      const value = kind.read(reader, depth, Object.hasOwn(message, name) ? message[name] : undefined);
      for (const other of others ?? []) if (Object.hasOwn(message, other)) delete message[other];
      if (others !== undefined || !kind.isDefault(value)) message[name] = value;
      else if (Object.hasOwn(message, name)) delete message[name];
      return true;
    },
  };
}

/** Numbers are written packed, and read either way. */
export function repeatedField(name: FieldName, id: number, kind: Kind): Field {
  const packed = kind.wire === 0;
  const tag = (id << 3) | 2;
  return {
    name,
    write: (writer, value, depth) => {
      const values = value as readonly unknown[];
      if (values.length === 0) return;
      if (packed) writer.uint32(tag).fork();
      for (const each of values) kind.write(packed ? writer : writer.uint32(tag), each, depth);
      if (packed) writer.ldelim();
    },
    read: (reader, message, wire, depth) => {
      if (wire !== kind.wire && !(packed && wire === 2)) return false;
      if (!Object.hasOwn(message, name)) message[name] = [];
      const values = message[name] as unknown[];
      const take = (): void => void values.push(kind.read(reader, depth));
      if (wire === kind.wire) take();
      else readWithin(reader, reader.uint32(), take);
      return true;
    },
  };
}

/** A map in the order in which it is given; a key that comes twice has what came last. */
export function mapField(name: FieldName, id: number, key: Kind, kind: Kind): Field {
  const tag = (id << 3) | 2;
  return {
    name,
    write: (writer, value, depth) => {
      for (const [each, item] of Object.entries(value as Message)) {
        writer.uint32(tag).fork();
        key.write(writer.uint32(8 | key.wire), key.wire === 0 ? Number(each) : each, depth);
        kind.write(writer.uint32(16 | kind.wire), item, depth);
        writer.ldelim();
      }
    },
    read: (reader, message, wire, depth) => {
      if (wire !== 2) return false;
      if (!Object.hasOwn(message, name)) message[name] = {};
      let [found, value]: unknown[] = [key.initial, undefined];
      readWithin(reader, reader.uint32(), () => {
        const tag = reader.tag();
        if (tag === (8 | key.wire)) found = key.read(reader, depth);
        else if (tag === (16 | kind.wire)) value = kind.read(reader, depth, value);
        else reader.skipType(tag & 7, depth, tag >>> 3);
      });
      // A key of another's choosing may be any word, `__proto__` among them.
      const entry = { value: value ?? kind.empty(), configurable: true, enumerable: true, writable: true };
      Object.defineProperty(message[name], String(found), entry);
      return true;
    },
  };
}
