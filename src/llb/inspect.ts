import { type Definition, digestOf } from './marshal.ts';
import { type Init, codec } from '../proto/codec.ts';
import type { Op, OpMetadata } from '../proto/ops.ts';

const ops = codec<Op>('pb.Op');

export interface DefinitionEntry {
  readonly digest: string;
  readonly op: Op;
  readonly metadata: Init<OpMetadata>;
}

/** Reads a definition back, operation by operation, for a person or a test to look at. */
export function inspect(definition: Definition): readonly DefinitionEntry[] {
  return definition.def.map((bytes) => {
    const digest = digestOf(bytes);
    const metadata = Object.hasOwn(definition.metadata, digest) ? definition.metadata[digest] : undefined;
    return { digest, op: ops.decode(bytes), metadata: metadata ?? {} };
  });
}
