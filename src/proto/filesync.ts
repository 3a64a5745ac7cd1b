// Made from proto/ by scripts/proto.mjs; change it there.

export interface BytesMessage {
  readonly data: Uint8Array;
}
