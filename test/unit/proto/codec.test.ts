import { describe, expect, test } from '@jest/globals';
import fc, { type Arbitrary } from 'fast-check';
import protobuf from 'protobufjs/light.js';
import { toBigInt, type Int64 } from '../../../src/proto/codec.ts';
import { descriptor } from '../../../src/proto/descriptor.ts';
import { MessageTypes, type Table } from '../../../src/proto/message-type.ts';

/** The same table as protobufjs compiles it: whatever it writes and reads, ours does. */
const table: Table = descriptor;
const ours = new MessageTypes(table);
const theirs = new protobuf.Root();
for (const [name, entry] of Object.entries(table)) {
  if ('values' in entry) theirs.add(protobuf.Enum.fromJSON(name, { values: { ...entry.values } }));
  else
    theirs.add(
      protobuf.Type.fromJSON(name, {
        ...(entry as protobuf.IType),
        options: { features: { utf8_validation: 'NONE' } },
      }),
    );
}

const messages = Object.keys(table).filter((name) => 'fields' in (table[name] ?? {}));

/** Numbers by number: protobufjs names entries of such a map by their bytes. */
const isOddMap = ({ keyType }: { readonly keyType?: string }): boolean => keyType === 'int64';

const scalars = new Map<string, Arbitrary<unknown>>([
  ['string', fc.string({ maxLength: 5 })],
  ['bytes', fc.uint8Array({ maxLength: 5 }).map((bytes) => Buffer.from(bytes))],
  ['bool', fc.boolean()],
  ['int32', fc.oneof(fc.constant(0), fc.integer())],
  ['uint32', fc.oneof(fc.constant(0), fc.nat({ max: 2 ** 32 - 1 }))],
  ['int64', fc.oneof(fc.constant(0), fc.maxSafeInteger())],
]);

const keys = fc.oneof(fc.constantFrom('__proto__', 'constructor', ''), fc.string({ maxLength: 3 }));

function valueOf(type: string, depth: number): Arbitrary<unknown> {
  const entry = table[type];
  if (entry === undefined) return scalars.get(type) ?? fc.constant(0);
  return 'values' in entry ? fc.nat({ max: 9 }) : messageOf(type, depth - 1);
}

function messageOf(name: string, depth: number): Arbitrary<object> {
  const entry = table[name];
  if (entry === undefined || !('fields' in entry) || depth === 0) return fc.constant({});
  const fields = Object.entries(entry.fields).map(([field, { keyType, rule, type }]) => {
    if (isOddMap({ ...(keyType === undefined ? {} : { keyType }) })) return [field, fc.constant(undefined)] as const;
    const value = valueOf(type, depth);
    if (keyType !== undefined) return [field, fc.dictionary(keys, value, { maxKeys: 2 })] as const;
    return [field, rule === 'repeated' ? fc.array(value, { maxLength: 2 }) : value] as const;
  });
  return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
}

/** All that a value of a type says, what a message inherits included. */
function saidBy(type: string, message: unknown): unknown {
  const entry = table[type];
  if (entry === undefined || !('fields' in entry)) {
    // Bytes that an entry of a map lacks are an array there.
    if (message instanceof Uint8Array || Array.isArray(message))
      return Buffer.from(message as Uint8Array).toString('hex');
    return type === 'int64' ? toBigInt(message as Int64) : message;
  }
  if (message === null) return null;
  return Object.entries(entry.fields)
    .filter(([, field]) => !isOddMap(field))
    .map(([field, { keyType, rule, type }]) => {
      const value = (message as Readonly<Record<string, unknown>>)[field];
      if (keyType !== undefined) {
        return [field, Object.entries(value as object).map(([key, each]) => [key, saidBy(type, each)])];
      }
      return [
        field,
        rule === 'repeated' ? (value as unknown[]).map((each) => saidBy(type, each)) : saidBy(type, value),
      ];
    });
}

function read(name: string, decode: (bytes: Buffer) => unknown, bytes: Buffer): unknown {
  try {
    return saidBy(name, decode(bytes));
  } catch {
    return 'refused';
  }
}

describe.each(messages)('%s is', (name) => {
  const type = theirs.lookupType(name);
  const own = ours.get(name);

  test('written and read as by protobufjs', () => {
    fc.assert(
      fc.property(messageOf(name, 3), messageOf(name, 2), (message, more) => {
        const bytes = [message, more].map((each) => Buffer.from(type.encode(each).finish()));
        expect(Buffer.from(own.encode(message)).toString('hex')).toBe(bytes[0]?.toString('hex'));
        // Two messages one after the other are one, which has what both say.
        for (const each of [...bytes, Buffer.concat(bytes)]) {
          expect(saidBy(name, own.decode(each))).toEqual(saidBy(name, type.decode(each)));
        }
      }),
      { numRuns: 25 },
    );
  });

  // Where a message has no fields, protobufjs takes even one of number 0.
  if (type.fieldsArray.length === 0) return;
  test('read, or refused, as by protobufjs where its bytes are none of it', () => {
    const broken = fc
      .tuple(messageOf(name, 2), fc.nat(), fc.nat({ max: 255 }), fc.nat())
      .map(([message, at, byte, length]) => {
        const bytes = Buffer.from(type.encode(message).finish());
        if (bytes.length > 0) bytes[at % bytes.length] = byte;
        return bytes.subarray(0, length % 4 === 0 ? at % (bytes.length + 1) : bytes.length);
      });
    fc.assert(
      fc.property(
        fc.oneof(
          broken,
          fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
        ),
        (bytes) => {
          expect(read(name, (each) => own.decode(each), bytes)).toEqual(read(name, (each) => type.decode(each), bytes));
        },
      ),
      { numRuns: 50 },
    );
  });
});
