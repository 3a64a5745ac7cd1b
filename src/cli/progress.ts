import type { Options } from '../options/table.ts';
import { PlainProgress } from '../report/plain.ts';
import { TerminalProgress } from '../report/terminal.ts';
import type { CliSurroundings } from './surroundings.ts';

/** Shows a build on standard error: live lines on a terminal, unless the options want something else. */
export function openProgress(
  options: Pick<Options, 'progress' | 'quiet' | 'verbose'>,
  surroundings: Pick<CliSurroundings, 'columns' | 'environment' | 'stderr'>,
): PlainProgress | TerminalProgress {
  const { environment, stderr } = surroundings;
  // https://no-color.org: whatever it holds.
  const colors = (environment.NO_COLOR ?? '') === '';
  const verbosity = options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal';
  const columns = options.progress === 'tty' ? (surroundings.columns ?? (() => 80)) : surroundings.columns;
  return columns === undefined || options.progress === 'plain' || verbosity !== 'normal'
    ? new PlainProgress(stderr, verbosity)
    : new TerminalProgress({ write: stderr, columns, colors, now: () => Date.now() });
}
