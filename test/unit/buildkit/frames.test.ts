import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FrameReader, frame } from '../../../src/buildkit/grpc/frames.ts';
import { statusOf } from '../../../src/buildkit/grpc/status.ts';
import { codec, fromBigInt, toBigInt } from '../../../src/proto/codec.ts';

test('messages come out as they went in, wherever the stream is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 300 })),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
      (messages, cuts) => {
        const bytes = Buffer.concat(messages.map(frame));
        const reader = new FrameReader();
        const out: Buffer[] = [];
        for (let at = 0, cut = 0; at < bytes.length; cut++) {
          const end = at + (cuts[cut % cuts.length] ?? 1);
          out.push(...reader.push(bytes.subarray(at, end)));
          at = end;
        }
        expect(out.map((each) => [...each])).toEqual(messages.map((each) => [...each]));
        expect(reader.incomplete).toBe(false);
      },
    ),
  );
});

test('a message that is too large, or compressed, ends the stream', () => {
  expect(() => [...new FrameReader().push(Buffer.from([0, 0xff, 0xff, 0xff, 0xff]))]).toThrow(/4294967295 bytes/);
  expect(() => [...new FrameReader().push(Buffer.from([1, 0, 0, 0, 0]))]).toThrow(/compressed/);
});

test('64-bit integers keep every bit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      expect(toBigInt(fromBigInt(value))).toBe(value);
    }),
  );
});

test('the status of a call is read from whatever the trailers hold', () => {
  expect(statusOf({})).toBeUndefined();
  expect(statusOf({ 'grpc-status': '0' })).toBeNull();
  expect(statusOf({ 'grpc-status': '5', 'grpc-message': 'no%20%C3%A9 100%' })).toMatchObject({
    code: 5,
    message: 'no é 100%',
  });
  expect(statusOf({ 'grpc-status': 'x' })).toMatchObject({ code: 2 });
  expect(statusOf({ 'grpc-status': '2', 'grpc-message': 'm', 'grpc-status-details-bin': '####' })).toMatchObject({
    message: 'm',
  });
});

test('bytes that were not sent are empty, not missing', () => {
  const message = codec<{ data: Uint8Array }>('moby.buildkit.v1.BytesMessage').decode(new Uint8Array());
  expect(message.data).toBeInstanceOf(Uint8Array);
  expect(message.data).toHaveLength(0);
});
