// Made from proto/ by scripts/proto.mjs; change it there.

export interface GetSecretRequest {
  readonly ID: string;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface GetSecretResponse {
  readonly data: Uint8Array;
}
