import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import protobuf from 'protobufjs/light.js';
import { varint } from '../../../src/proto/varint.ts';

test('a varint is what protobufjs writes for the same number', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      expect(varint(value)).toEqual([...protobuf.Writer.create().uint64(value).finish()]);
    }),
  );
});
