// Made from proto/ by scripts/proto.mjs; change it there.

export interface BytesMessage {
  readonly data: Uint8Array;
}

export interface CheckAgentRequest {
  readonly ID: string;
}

export type CheckAgentResponse = Record<never, never>;
