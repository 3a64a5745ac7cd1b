export type LlbErrorCode = 'INVALID_SOURCE' | 'INVALID_EXEC' | 'INVALID_FILE_OP';

/** Thrown where a value is made, so that the stack shows who asked for something that no daemon would accept. */
export class LlbError extends Error {
  override readonly name = 'LlbError';
  readonly code: LlbErrorCode;

  constructor(code: LlbErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
