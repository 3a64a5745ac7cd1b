import { join } from 'node:path';
import type { BuildSurroundings } from '../host/build-wishes.ts';
import { cacheFolder } from '../host/cache-folder.ts';
import type { Options } from '../options/table.ts';
import { printable, printableLines, say } from '../untrusted/printable.ts';
import type { openProgress } from './progress.ts';
import type { CliSurroundings } from './surroundings.ts';

/** What a build from the command line has around it: it tells what it does on standard error, and keeps packages for good. */
export function buildSurroundings(
  { format, metadataFile, quiet, verbose }: Pick<Options, 'format' | 'metadataFile' | 'quiet' | 'verbose'>,
  { directory, environment, signal }: Pick<CliSurroundings, 'directory' | 'environment' | 'signal'>,
  progress: ReturnType<typeof openProgress>,
): BuildSurroundings {
  return {
    environment,
    directory,
    signal,
    onNotice: (message) => quiet || progress.note(say`notice: ${printableLines(message, '  ')}`),
    onWait: (message) => quiet || progress.note(printable(message)),
    onWarning: (message) => progress.note(say`warning: ${printableLines(message, '  ')}`),
    onProgress: (changes) => progress.show(changes),
    outputShown: verbose,
    tellsAll: format === 'json' || metadataFile !== undefined,
    packages: { folder: join(cacheFolder(environment), 'packages'), lasting: true },
  };
}
