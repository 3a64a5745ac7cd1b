import type { Type } from 'protobufjs';
import protobuf from 'protobufjs/light.js';
import { descriptor } from './descriptor.ts';

/** A 64-bit integer as protobufjs knows it. Above 2^53 only the object form is exact; a bigint would be encoded as 0. */
export type Int64 = number | { readonly low: number; readonly high: number; readonly unsigned: boolean };

/** What a message may be made from: every field may be left out, and then has its default. */
export type Init<T> = T extends string | number | boolean | null | Uint8Array | Int64
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Init<Item>[]
    : { readonly [Key in keyof T]?: Init<T[Key]> | undefined };

export interface Codec<T> {
  /**
   * Fields by number, defaults left out, repeated numbers packed; maps in the order in which they are given.
   */
  encode(message: Init<T>): Uint8Array;
  decode(bytes: Uint8Array): T;
}

let root: protobuf.Root | undefined;

/** The codec of one message type; protobufjs compiles it when it is first used. */
export function codec<T>(name: string): Codec<T> {
  let type: Type | undefined;
  const resolve = (): Type => (type ??= (root ??= protobuf.Root.fromJSON(descriptor)).lookupType(name));
  return {
    encode: (message) =>
      resolve()
        .encode(message as object)
        .finish(),
    decode: (bytes) => resolve().decode(bytes) as unknown as T,
  };
}
