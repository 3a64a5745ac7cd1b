import type { Wire } from '../../../src/buildkit/grpc/wire.ts';
import { type WireName, wires } from './wire.ts';

const name = process.env.AIPACK_TEST_WIRE ?? '';
if (!Object.hasOwn(wires, name))
  throw new Error(`AIPACK_TEST_WIRE is "${name}"; there are ${Object.keys(wires).join(', ')}`);

/** Takes the place of src/buildkit/own-wire.ts where AIPACK_TEST_WIRE names another. */
export const ownWire: Wire = wires[name as WireName];
