import { descriptor } from './descriptor.ts';
import { MessageTypes, type MessageType } from './message-type.ts';

/** A 64-bit integer as protobufjs knows it. Above 2^53 only the object form is exact; a bigint would be encoded as 0. */
export type Int64 = number | { readonly low: number; readonly high: number; readonly unsigned: boolean };

/** What a message may be made from: every field may be left out, and then has its default. */
export type Init<T> = T extends string | number | boolean | null | Uint8Array | Int64
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Init<Item>[]
    : { readonly [Key in keyof T]?: Init<T[Key]> | undefined };

export interface Codec<T> {
  /** Fields by number, defaults left out, repeated numbers packed; maps in the order in which they are given. */
  encode(message: Init<T>): Uint8Array;
  decode(bytes: Uint8Array): T;
}

/** One method of a gRPC service. */
export interface Method<Request, Response> {
  /** As in the `:path` header. */
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly request: Codec<Request>;
  readonly response: Codec<Response>;
}

const types = new MessageTypes(descriptor);

/** The codec of one message type, by its full name; its table is read when it is first used. */
export function codec<T>(name: string): Codec<T> {
  let type: MessageType | undefined;
  const resolve = (): MessageType => (type ??= types.get(name.replaceAll('.', '_')));
  return {
    encode: (message) => resolve().encode(message as object),
    decode: (bytes) => resolve().decode(bytes) as T,
  };
}

export function method<Request, Response>(
  path: string,
  request: string,
  response: string,
  requestStream: boolean,
  responseStream: boolean,
): Method<Request, Response> {
  return { path, requestStream, responseStream, request: codec<Request>(request), response: codec<Response>(response) };
}

/** A 64-bit integer as a number; exact up to 2^53, which no size or count here comes near. */
export function toNumber(value: Int64): number {
  return typeof value === 'number' ? value : value.high * 2 ** 32 + (value.low >>> 0);
}

export function fromBigInt(value: bigint): Int64 {
  return { low: Number(BigInt.asIntN(32, value)), high: Number(BigInt.asIntN(32, value >> 32n)), unsigned: false };
}

export function toBigInt(value: Int64): bigint {
  return typeof value === 'number' ? BigInt(value) : (BigInt(value.high) << 32n) | BigInt(value.low >>> 0);
}
