import { networkHint, networkReason } from '../../wolfi/index.ts';
import { ApkError, mismatch } from '../errors.ts';
import type { PackageSource } from '../types.ts';

const CREDENTIALS_HINT = 'The repository wants credentials, or other ones than it was given.';
const WITHDRAWN_HINT =
  "Wolfi withdraws builds that are not their stream's latest after six months, and a mirror may be behind its index: load the index again, lock packages anew where they are locked, or use another mirror.";

/** Names a package and where it comes from, at the beginning of a message. */
export function subjectOf({ name, version, url }: PackageSource): string {
  return `The package ${name}=${version} of ${url}`;
}

/** What an answer other than the file means. */
export function statusProblem(source: PackageSource, { status, statusText }: Response): ApkError {
  const subject = subjectOf(source);
  if (status === 404 || status === 410) {
    return new ApkError('APK_WITHDRAWN', 'is not there any more', { hint: WITHDRAWN_HINT }, subject);
  }
  if (status === 416) return mismatch(`has fewer than the ${source.size} bytes that the index says`).of(subject);
  const hint = status === 401 || status === 403 ? CREDENTIALS_HINT : networkHint(undefined);
  return new ApkError('APK_STATUS', `is answered with ${`${status} ${statusText}`.trimEnd()}`, { hint }, subject);
}

export function networkProblem(source: PackageSource, cause: unknown): ApkError {
  const problem = `cannot be fetched: ${networkReason(cause)}`;
  return new ApkError('APK_NETWORK', problem, { hint: networkHint(cause), cause }, subjectOf(source));
}

export function timeoutProblem(source: PackageSource, cause: unknown): ApkError {
  return new ApkError('APK_TIMEOUT', 'did not come in time', { hint: networkHint(cause), cause }, subjectOf(source));
}

export function sizeProblem(source: PackageSource, found: string): ApkError {
  return mismatch(`has ${found} bytes instead of the ${source.size} that the index says`).of(subjectOf(source));
}
