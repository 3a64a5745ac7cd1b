import type { LlbErrorCode } from '../../src/llb/errors.ts';
import type { OciErrorCode } from '../../src/oci/errors.ts';
import type { RegistryErrorCode } from '../../src/oci/registry/errors.ts';
import type { CodeText } from './code.ts';

export const registry: Readonly<Record<RegistryErrorCode, CodeText>> = {
  DENIED: { meaning: 'The credentials do not reach.', remedy: 'Log in with an account that may do this.' },
  NOT_FOUND: {
    meaning: 'The registry has no such repository.',
    remedy: 'Check its name; some registries want it made before the first push.',
  },
  INSECURE: {
    meaning: 'Credentials would have to go to a place that is not encrypted.',
    remedy: 'Let the token server use TLS, or name the registry among the insecure ones.',
  },
  RATE_LIMITED: { meaning: 'The registry allows no more requests for now.', remedy: 'Log in, or wait.' },
  UNREACHABLE: { meaning: 'The registry gives no answer.', remedy: 'Check its name and the connection.' },
  PROTOCOL: {
    meaning: 'The registry gives an answer that makes no sense.',
    remedy: 'Check that the address is one of a registry.',
  },
};

export const oci: Readonly<Record<OciErrorCode, CodeText>> = {
  INVALID_REFERENCE: {
    meaning: 'The name of an image cannot be read.',
    remedy: 'Write it like `ghcr.io/owner/app:1.2`.',
  },
  INVALID_PLATFORM: { meaning: 'A platform cannot be read.', remedy: 'Write it like `linux/arm64`.' },
  INVALID_LAYOUT: { meaning: 'A folder is no OCI layout.', remedy: 'Remove the folder, or name another one.' },
  HELPER_FAILED: {
    meaning: 'A credential helper of Docker has no answer.',
    remedy: "Install it, or take it out of `credsStore` and `credHelpers` in Docker's config.json.",
  },
  CONTEXT_NOT_FOUND: { meaning: "Docker's configuration has no such context.", remedy: 'See `docker context ls`.' },
};

export const llb: Readonly<Record<LlbErrorCode, CodeText>> = {
  INVALID_SOURCE: {
    meaning: 'A source was described that no daemon would accept.',
    remedy: 'Mend the call that the stack shows.',
  },
  INVALID_EXEC: {
    meaning: 'A command was described that no daemon would accept.',
    remedy: 'Mend the call that the stack shows.',
  },
  INVALID_FILE_OP: {
    meaning: 'An operation on files was described that no daemon would accept.',
    remedy: 'Mend the call that the stack shows.',
  },
};
