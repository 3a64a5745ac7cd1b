import type protobuf from 'protobufjs/minimal.js';

export type Reader = protobuf.Reader;
export type Writer = protobuf.Writer;
type Long = protobuf.Long;

/** A message while it is written or read. */
export type Message = Record<string, unknown>;

/** How one value is written after its tag, and read. */
export interface Kind {
  readonly wire: 0 | 2;
  readonly initial: unknown;
  /** Whether a field that has this value is left out, if it need not say that it is there. */
  readonly isDefault: (value: unknown) => boolean;
  readonly write: (writer: Writer, value: unknown, depth: number) => void;
  /** @param before what the field has already, which a message adds to */
  readonly read: (reader: Reader, depth: number, before?: unknown) => unknown;
  /** What an entry of a map has that was sent without a value. */
  readonly empty: () => unknown;
}

const isZero = (value: number): boolean => value === 0;
const isEmpty = (value: { readonly length: number }): boolean => value.length === 0;
const isZeroLong = (value: number | Long): boolean =>
  typeof value === 'object' ? value.low === 0 && value.high === 0 : value === 0;

/** A kind whose values are no messages. */
function scalar<T>(
  wire: Kind['wire'],
  initial: T,
  isDefault: (value: T) => boolean,
  write: (writer: Writer, value: T) => void,
  read: (reader: Reader) => T,
): Kind {
  return { wire, initial, isDefault, write, read, empty: () => initial } as Kind;
}

const INT32 = scalar<number>(
  0,
  0,
  isZero,
  (to, value) => to.int32(value),
  (from) => from.int32(),
);

/** Enums are numbers, whether a program knows them or not. */
export const ENUM = INT32;

export const SCALARS: ReadonlyMap<string, Kind> = new Map([
  [
    // Daemons up to 0.16 send strings unchecked: a file name that is not UTF-8 in some error text must not end a stream.
    'string',
    scalar<string>(
      2,
      '',
      isEmpty,
      (to, value) => to.string(value),
      (from) => from.string(),
    ),
  ],
  [
    'bytes',
    scalar<Uint8Array>(
      2,
      Buffer.alloc(0),
      isEmpty,
      (to, value) => to.bytes(value),
      (from) => from.bytes(),
    ),
  ],
  [
    'bool',
    scalar<boolean>(
      0,
      false,
      (value) => !value,
      (to, value) => to.bool(value),
      (from) => from.bool(),
    ),
  ],
  ['int32', INT32],
  [
    'uint32',
    scalar<number>(
      0,
      0,
      isZero,
      (to, value) => to.uint32(value),
      (from) => from.uint32(),
    ),
  ],
  [
    'int64',
    scalar<number | Long>(
      0,
      0,
      isZeroLong,
      (to, value) => to.int64(value),
      (from) => from.int64(),
    ),
  ],
]);
