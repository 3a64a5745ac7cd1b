// Made from proto/ by scripts/proto.mjs; change it there.

export interface HealthCheckRequest {
  readonly service: string;
}

export interface HealthCheckResponse {
  readonly status: ServingStatus;
}

export const ServingStatus = { UNKNOWN: 0, SERVING: 1, NOT_SERVING: 2 } as const;
export type ServingStatus = (typeof ServingStatus)[keyof typeof ServingStatus];
