import { OciError, RegistryError, type OciErrorCode, type RegistryErrorCode } from '../oci/index.ts';
import { BuildkitError, type BuildkitErrorCode } from './errors.ts';

const CODES: Readonly<Record<OciErrorCode | RegistryErrorCode, BuildkitErrorCode>> = {
  INVALID_REFERENCE: 'INVALID_OPTION',
  INVALID_PLATFORM: 'INVALID_OPTION',
  INVALID_LAYOUT: 'INVALID_OPTION',
  CONTEXT_NOT_FOUND: 'INVALID_ENDPOINT',
  HELPER_FAILED: 'SESSION_FAILED',
  DENIED: 'REGISTRY_DENIED',
  NOT_FOUND: 'SOURCE_NOT_FOUND',
  RATE_LIMITED: 'REGISTRY_RATE_LIMIT',
  UNREACHABLE: 'REGISTRY_UNREACHABLE',
  INSECURE: 'SESSION_FAILED',
  PROTOCOL: 'SESSION_FAILED',
};

/** What the room below threw, as callers of this client know errors; everything else as it is. */
export function ofOci(error: unknown): unknown {
  if (!(error instanceof OciError || error instanceof RegistryError)) return error;
  return new BuildkitError(CODES[error.code], error.message, { hint: error.hint, cause: error.cause });
}
