import type { Repository } from '../detect/core/repository.ts';

/** Work that reads what others wrote, and so may take however long they like. */
export interface ReadingTask {
  /** What is done, as the beginning of a sentence: `Reading the repository`. */
  readonly what: string;
  /** The file that it is at, where there is one. */
  readonly file: () => string | undefined;
}

/**
 * Runs synchronous work until it is done or its time is over; a signal to end the program ends it meanwhile.
 * Nothing that the work was changing may be used after it was cut off.
 * @throws AipackError DETECTION_TIMEOUT with the file, or CANCELLED
 */
export type InTime = <T>(task: ReadingTask, work: () => T) => Promise<T>;

/** The work of reading a repository, which names the file that was read last where it takes too long. */
export function readingOf(repository: Repository): ReadingTask {
  return { what: 'Reading the repository', file: () => repository.lastRead };
}
