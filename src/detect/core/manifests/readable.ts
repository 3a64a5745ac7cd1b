import { AipackError } from '../../../schema/errors.ts';

/** What a reading of another tool's file gives; undefined where the file does not parse, which is that tool's business. */
export function ifReadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const unreadable =
      error instanceof AipackError && error.problems.every(({ code }) => code === 'MANIFEST_UNREADABLE');
    if (unreadable) return undefined;
    throw error;
  }
}
