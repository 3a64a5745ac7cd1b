import type { Answer } from '../../untrusted/answer.ts';
import { asObject, parseJsonObject } from '../../untrusted/json.ts';
import { BodyTooLargeError, readBody } from '../../untrusted/read-body.ts';

/**
 * `DENIED`: the credentials don't reach; `NOT_FOUND`: there is no such repository, whoever asks; `INSECURE`: they would have
 * to be told without TLS; `UNREACHABLE`: no answer; `PROTOCOL`: an answer that makes no sense.
 */
export type RegistryErrorCode = 'DENIED' | 'NOT_FOUND' | 'INSECURE' | 'RATE_LIMITED' | 'UNREACHABLE' | 'PROTOCOL';

export interface RegistryErrorDetails extends ErrorOptions {
  /** What the reader can do next. */
  readonly hint?: string;
}

export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  readonly code: RegistryErrorCode;
  readonly hint: string | undefined;

  constructor(code: RegistryErrorCode, message: string, details: RegistryErrorDetails = {}) {
    super(message, details);
    this.code = code;
    this.hint = details.hint;
  }
}

/** Codes of OpenSSL's verdicts about a certificate, as Node has them, and Node's own about the name in it. */
const CERTIFICATE = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|ERR_TLS_CERT)/;

/** What went wrong with a request that `host` did not answer, or not to its end. */
export function unreachable(host: string, cause: unknown): RegistryError {
  // What `fetch` throws says itself that it failed; why is behind it.
  const inner = (cause as Error | undefined)?.cause ?? cause;
  const { code = '', message } = (inner ?? {}) as Partial<NodeJS.ErrnoException>;
  if (CERTIFICATE.test(code)) {
    // What Node says behind it is how to run Node.
    const reason = (message ?? code).split(';')[0] ?? code;
    const hint = 'Give the certificate of the authority behind it with ca-file (--ca-file).';
    return new RegistryError('UNREACHABLE', `${host} has a certificate that is not trusted: ${reason}`, {
      cause,
      hint,
    });
  }
  // What OpenSSL makes of the first bytes of an answer in plain HTTP.
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER') {
    const hint = `If it is meant to be without TLS, name it as insecure: \`insecure-registries\` (--insecure-registry ${host}).`;
    return new RegistryError('UNREACHABLE', `${host} answered without TLS`, { cause, hint });
  }
  return new RegistryError('UNREACHABLE', `${host} did not answer: ${message ?? String(inner)}`, { cause });
}

/**
 * The bytes of an answer of `host`; `limit` is how many it may have.
 * @throws RegistryError PROTOCOL, UNREACHABLE
 */
export async function bodyOf(response: Answer, host: string, limit: number): Promise<Uint8Array> {
  try {
    return await readBody(response, limit);
  } catch (cause) {
    if (!(cause instanceof BodyTooLargeError)) throw unreachable(host, cause);
    throw new RegistryError('PROTOCOL', `${host} answers too much: ${cause.message}`, { cause });
  }
}

/** What a registry says of its refusal, in its own form or as the start of whatever it sends. */
export function errorDetail(body: Uint8Array): string {
  const list = parseJsonObject(body)?.errors;
  const errors = (Array.isArray(list) ? list : []).map((each) => {
    const { code, message } = asObject(each) ?? {};
    return [code, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
  });
  const text = errors.length > 0 ? errors.join('; ') : Buffer.from(body).toString('utf8');
  return text.slice(0, 200).replaceAll(/\s+/g, ' ').trim();
}

const REFUSALS: ReadonlyMap<number, RegistryErrorCode> = new Map([
  [401, 'DENIED'],
  [403, 'DENIED'],
  [404, 'NOT_FOUND'],
  [429, 'RATE_LIMITED'],
]);

const NO_REPOSITORY =
  'Check the name of the image and of its registry. Some registries, such as Amazon ECR, want a repository to be made before anything is pushed to it.';

/** What the status of a refusal means. */
export function refusal(status: number, message: string): RegistryError {
  return new RegistryError(REFUSALS.get(status) ?? 'PROTOCOL', message, status === 404 ? { hint: NO_REPOSITORY } : {});
}
