import protobuf from 'protobufjs/minimal.js';
import { mapField, readWithin, repeatedField, singleField, type Field, type FieldName } from './fields.ts';
import { ENUM, SCALARS, type Kind, type Message, type Reader, type Writer } from './kinds.ts';

/** A field as the table has it: a scalar, an enum or a message, one or many, or the values of a map. */
interface FieldEntry {
  readonly id: number;
  /** Name of a scalar, or of another entry of the table. */
  readonly type: string;
  readonly rule?: string;
  /** Of a map. */
  readonly keyType?: string;
}

interface MessageEntry {
  readonly fields: Readonly<Record<string, FieldEntry>>;
  readonly oneofs?: Readonly<Record<string, { readonly oneof: readonly string[] }>>;
}

/** The messages and enums of a program, by name. */
export type Table = Readonly<Record<string, MessageEntry | { readonly values: Readonly<Record<string, number>> }>>;

/** How deep messages may lie in each other, as protobufjs has it. */
const MAX_DEPTH = 100;

/** The message types of a table; each is set up when it is first used. */
export class MessageTypes {
  readonly #table: ReadonlyMap<string, Table[string]>;
  readonly #types = new Map<string, MessageType>();

  constructor(table: Table) {
    this.#table = new Map(Object.entries(table));
  }

  /** Those that its fields refer to are set up when they come up themselves. */
  get(name: string): MessageType {
    const known = this.#types.get(name);
    if (known !== undefined) return known;
    const entry = this.#table.get(name);
    if (entry === undefined || 'values' in entry) throw new Error(`there is no message ${name}`);
    const type = new MessageType(entry, (kind) => this.#kind(kind));
    this.#types.set(name, type);
    return type;
  }

  #kind(name: string): Kind {
    const entry = this.#table.get(name);
    if (entry === undefined) {
      const scalar = SCALARS.get(name);
      if (scalar === undefined) throw new Error(`there is no type ${name}`);
      return scalar;
    }
    if ('values' in entry) return ENUM;
    return {
      wire: 2,
      initial: null,
      isDefault: () => false,
      write: (writer, value, depth) => {
        this.get(name).write(writer.fork(), value as Message, depth + 1);
        writer.ldelim();
      },
      read: (reader, depth, before) =>
        this.get(name).read(reader, reader.uint32(), depth + 1, before as Message | undefined),
      empty: () => this.get(name).create(),
    };
  }
}

/** One message type. Fields are written by number; one that was not sent has the default that the prototype has. */
export class MessageType {
  readonly #defaults: Message;
  readonly #byId: ReadonlyMap<number, Field>;
  readonly #ordered: readonly Field[];

  constructor({ fields, oneofs = {} }: MessageEntry, kindOf: (name: string) => Kind) {
    const choices = Object.values(oneofs).map(({ oneof }) => oneof as readonly FieldName[]);
    const made = Object.entries(fields).map(([key, { id, keyType, rule, type }]) => {
      const [name, kind] = [key as FieldName, kindOf(type)];
      if (keyType !== undefined) return { id, field: mapField(name, id, kindOf(keyType), kind), initial: {} };
      if (rule === 'repeated') return { id, field: repeatedField(name, id, kind), initial: [] };
      const others = choices.find((choice) => choice.includes(name))?.filter((other) => other !== name);
      return { id, field: singleField(name, id, kind, others), initial: kind.initial };
    });
    this.#defaults = Object.fromEntries(
      made.map(({ field, initial }) => [field.name, Array.isArray(initial) ? Object.freeze(initial) : initial]),
    );
    this.#byId = new Map(made.map(({ field, id }) => [id, field]));
    this.#ordered = made.toSorted((a, b) => a.id - b.id).map(({ field }) => field);
  }

  /** A message of which nothing was sent. */
  create(): Message {
    return Object.create(this.#defaults) as Message;
  }

  encode(message: object): Uint8Array {
    const writer = protobuf.Writer.create();
    this.write(writer, message as Message, 0);
    return writer.finish();
  }

  decode(bytes: Uint8Array): unknown {
    const reader = protobuf.Reader.create(bytes);
    return this.read(reader, reader.len, 0);
  }

  write(writer: Writer, message: Message, depth: number): void {
    if (depth > MAX_DEPTH) throw new Error('max depth exceeded');
    for (const { name, write } of this.#ordered) {
      if (!Object.hasOwn(message, name)) continue;
      const value = message[name];
      if (value !== undefined && value !== null) write(writer, value, depth);
    }
  }

  /** @param before what is added to, where a message comes in several pieces */
  read(reader: Reader, length: number, depth: number, before?: Message): Message {
    if (depth > MAX_DEPTH) throw new Error('max depth exceeded');
    const message = before ?? this.create();
    readWithin(reader, length, () => {
      const tag = reader.tag();
      const read = this.#byId.get(tag >>> 3)?.read;
      if (read?.(reader, message, tag & 7, depth) !== true) reader.skipType(tag & 7, depth, tag >>> 3);
    });
    return message;
  }
}
