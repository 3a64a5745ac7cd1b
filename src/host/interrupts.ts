import type { Interrupts } from './in-time.ts';

/** Signals of a program that is to end. */
const ENDING = ['SIGINT', 'SIGTERM'] as const;
export type EndingSignal = (typeof ENDING)[number];

/** What a program that a signal ended exits with, as shells have it: 128 and the signal's number. */
export function exitCodeOfSignal(reason: unknown): number {
  return reason instanceof Interrupted && reason.signal === 'SIGTERM' ? 143 : 130;
}

/** Why work was ended: the reason of an abort signal. */
export class Interrupted extends Error {
  override readonly name = 'AbortError';
  readonly signal: EndingSignal;

  constructor(signal: EndingSignal) {
    super(`the program was ended by ${signal}`);
    this.signal = signal;
  }
}

/**
 * Listens to the signals that end a program: between work `onSignal` decides, and while the program is busy the first
 * one ends it.
 */
export function listenToSignals(process: NodeJS.Process, onSignal: (name: EndingSignal) => void): Interrupts {
  for (const name of ENDING) process.on(name, onSignal);
  return {
    onInterrupt: () => onSignal('SIGINT'),
    whileBusy(work) {
      // Without listeners the system itself ends the process, which no work can keep from it.
      process.off('SIGTERM', onSignal);
      try {
        return work();
      } finally {
        process.on('SIGTERM', onSignal);
      }
    },
  };
}
