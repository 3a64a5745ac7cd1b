import type { LlbErrorCode } from '../../src/llb/errors.ts';
import type { OciErrorCode } from '../../src/oci/errors.ts';
import type { RegistryErrorCode } from '../../src/oci/registry/errors.ts';
import type { CodeText } from './code.ts';

export const registry: Readonly<Record<RegistryErrorCode, CodeText>> = {
  DENIED: { meaning: 'The credentials do not reach.', remedy: 'Log in with an account that may do this.' },
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
