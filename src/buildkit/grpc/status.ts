import { codec } from '../../proto/codec.ts';
import type { Status } from '../../proto/status.ts';
import { parseJson } from '../../untrusted/json.ts';

export const GrpcCode = {
  OK: 0,
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
} as const;

const rpcStatus = codec<Status>('google.rpc.Status');

/** One entry of a status's details: what kind of thing it is, and its JSON where it is JSON. */
export interface ErrorDetail {
  /** The last part of the type's name, such as `Vertex`, `Solve`, `ExitMessage`. */
  readonly type: string;
  readonly value: unknown;
}

/** How a call ended, when not well. */
export class GrpcError extends Error {
  override readonly name = 'GrpcError';
  readonly code: number;
  readonly details: readonly ErrorDetail[];
  /** The connection itself is gone: no other call on it can succeed. */
  readonly connectionLost: boolean;

  constructor(
    code: number,
    message: string,
    more: { details?: readonly ErrorDetail[]; cause?: unknown; connectionLost?: boolean } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.details = more.details ?? [];
    this.connectionLost = more.connectionLost ?? false;
  }
}

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

function first(headers: Headers, name: string): string | undefined {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return typeof value === 'string' ? value : value?.[0];
}

/** Reads the status out of trailers; undefined when they hold none, null when the call went well. */
export function statusOf(trailers: Headers): GrpcError | null | undefined {
  const text = first(trailers, 'grpc-status');
  if (text === undefined) return undefined;
  const code = /^\d{1,3}$/.test(text) ? Number(text) : GrpcCode.UNKNOWN;
  if (code === GrpcCode.OK) return null;
  const rich = first(trailers, 'grpc-status-details-bin');
  const bytes = rich === undefined ? undefined : Buffer.from(rich, 'base64');
  return failureOf(code, percentDecoded(first(trailers, 'grpc-message') ?? ''), bytes);
}

/** @param details of a failure, as a `google.rpc.Status` */
export function failureOf(code: number, message: string, details: Uint8Array | undefined): GrpcError {
  const rich = richStatus(details);
  return new GrpcError(code, rich?.message ?? message, { details: (rich?.details ?? []).map(readDetail) });
}

function richStatus(bytes: Uint8Array | undefined): Status | undefined {
  if (bytes === undefined) return undefined;
  try {
    const status = rpcStatus.decode(bytes);
    return status.message === '' ? undefined : status;
  } catch {
    // The caller reads the status from the plain trailers then.
    return undefined;
  }
}

/** Details are JSON for BuildKit's own types, and left as bytes for any other. */
function readDetail(detail: { readonly type_url: string; readonly value: Uint8Array }): ErrorDetail {
  const type = detail.type_url.replace(/\+json$/, '').replace(/^.*[./]/s, '');
  return { type, value: parseJson(detail.value) ?? detail.value };
}

/** gRPC escapes each byte outside printable ASCII; what is not a valid escape stays as it is. */
function percentDecoded(text: string): string {
  const latin1 = text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
