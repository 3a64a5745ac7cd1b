import type { ProblemCode } from './errors.ts';

/** Whose a failure is to mend, in few words that never change; what it is in particular says the code. */
export type FailureKind =
  | 'input'
  | 'repository'
  | 'packages'
  | 'daemon'
  | 'build'
  | 'registry'
  | 'verification'
  | 'assist'
  | 'cancelled'
  | 'internal';

export const FAILURE_KINDS: Readonly<Record<ProblemCode, FailureKind>> = {
  CONTEXT_NOT_FOUND: 'input',
  REPOSITORY_EMPTY: 'repository',
  NOTHING_DETECTED: 'repository',
  MANIFEST_UNREADABLE: 'repository',
  DETECTION_TIMEOUT: 'repository',
  PATH_OUTSIDE_REPOSITORY: 'repository',
  SERVICE_AMBIGUOUS: 'input',
  SERVICE_UNKNOWN: 'input',
  VERSION_UNAVAILABLE: 'packages',
  PROGRAM_MISSING: 'repository',
  SPEC_INVALID: 'input',
  SPEC_NOT_FOUND: 'input',
  PACKAGE_UNKNOWN: 'packages',
  PACKAGES_UNRESOLVABLE: 'packages',
  PACKAGE_UNMAINTAINED: 'packages',
  PACKAGE_UNAVAILABLE: 'packages',
  PACKAGE_REFUSED: 'packages',
  PACKAGES_CONFLICT: 'packages',
  LOCK_MISSING: 'packages',
  LOCK_FORMAT: 'packages',
  LOCK_ARCHITECTURE: 'packages',
  LOCK_WITHDRAWN: 'packages',
  LOCK_OUTDATED: 'packages',
  INDEX_UNAVAILABLE: 'packages',
  INDEX_REFUSED: 'packages',
  INPUT_INVALID: 'input',
  TAG_INVALID: 'input',
  TAG_MISSING: 'input',
  REGISTRY_REFUSED: 'registry',
  REGISTRY_UNREACHABLE: 'registry',
  BUILDKIT_UNAVAILABLE: 'daemon',
  BUILDKIT_TOO_OLD: 'daemon',
  DISK_LOW: 'daemon',
  FEATURE_UNSUPPORTED: 'input',
  BUILD_FAILED: 'build',
  CHECK_FAILED: 'verification',
  MACHINE_UNFIT: 'daemon',
  DOCKER_UNAVAILABLE: 'daemon',
  RUN_FAILED: 'daemon',
  IMAGE_NOT_FOUND: 'registry',
  STATEMENT_MISSING: 'verification',
  STATEMENT_INVALID: 'verification',
  STATEMENT_UNMET: 'verification',
  PACKAGES_GONE: 'packages',
  IMAGE_DIFFERS: 'verification',
  SIGNING_FAILED: 'registry',
  ASSIST_FAILED: 'assist',
  ASSIST_GAVE_UP: 'assist',
  ASSIST_REFUSED: 'assist',
  IMAGE_DOES_NOT_START: 'verification',
  CANCELLED: 'cancelled',
  INTERNAL: 'internal',
};
