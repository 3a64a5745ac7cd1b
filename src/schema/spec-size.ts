/** Largest UniversalBuild file that is read, in bytes. Real ones have a few kilobytes. */
export const MAX_SPEC_BYTES = 1024 * 1024;
