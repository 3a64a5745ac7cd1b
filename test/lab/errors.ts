/** What kept the lab from doing what was asked. */
export type LabErrorCode =
  | 'lab-unsupported'
  | 'lab-command-failed'
  | 'lab-start-failed'
  | 'lab-ended-early'
  | 'lab-busy'
  | 'lab-not-running'
  | 'lab-package-invalid'
  | 'lab-request-failed';

export class LabError extends Error {
  override readonly name = 'LabError';
  readonly code: LabErrorCode;
  readonly hint: string | undefined;

  constructor(code: LabErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : {});
    this.code = code;
    this.hint = options.hint;
  }
}
