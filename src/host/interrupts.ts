import type { Interrupts } from './in-time.ts';

/** Signals of a program that is to end. */
const ENDING = ['SIGINT', 'SIGTERM'] as const;

/**
 * Listens to the signals that end a program: between work `onSignal` decides, and while the program is busy the first
 * one ends it.
 */
export function listenToSignals(process: NodeJS.Process, onSignal: () => void): Interrupts {
  for (const name of ENDING) process.on(name, onSignal);
  return {
    onInterrupt: onSignal,
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
