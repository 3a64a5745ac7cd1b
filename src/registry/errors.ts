/** `DENIED`: the credentials don't reach; `UNREACHABLE`: no answer; `PROTOCOL`: an answer that makes no sense. */
export type RegistryErrorCode = 'DENIED' | 'RATE_LIMITED' | 'UNREACHABLE' | 'PROTOCOL';

export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  readonly code: RegistryErrorCode;

  constructor(code: RegistryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
