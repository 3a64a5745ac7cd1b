export { OciError, type OciErrorCode } from './errors.ts';
export { type Platform, formatPlatform, parsePlatform } from './platform.ts';
export { type Reference, formatReference, normalizeReference, parseReference } from './reference.ts';
