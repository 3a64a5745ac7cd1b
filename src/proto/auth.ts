// Made from proto/ by scripts/proto.mjs; change it there.
import type { Int64 } from './codec.ts';

export interface CredentialsRequest {
  readonly Host: string;
}

export interface CredentialsResponse {
  readonly Username: string;
  readonly Secret: string;
}

export interface FetchTokenRequest {
  readonly ClientID: string;
  readonly Host: string;
  readonly Realm: string;
  readonly Service: string;
  readonly Scopes: readonly string[];
}

export interface FetchTokenResponse {
  readonly Token: string;
  readonly ExpiresIn: Int64;
  readonly IssuedAt: Int64;
}

export interface GetTokenAuthorityRequest {
  readonly Host: string;
  readonly Salt: Uint8Array;
}

export interface GetTokenAuthorityResponse {
  readonly PublicKey: Uint8Array;
}

export interface VerifyTokenAuthorityRequest {
  readonly Host: string;
  readonly Payload: Uint8Array;
  readonly Salt: Uint8Array;
}

export interface VerifyTokenAuthorityResponse {
  readonly Signed: Uint8Array;
}
