// Made from proto/ by scripts/proto.mjs; change it there.
import type * as google from './google.ts';

export interface Status {
  readonly code: number;
  readonly message: string;
  readonly details: readonly google.Any[];
}
