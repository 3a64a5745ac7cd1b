import { join } from 'node:path';
import { cacheFolder } from '../../host/cache-folder.ts';
import { resolvePackageSettings } from '../../host/package-settings.ts';
import { readNamed, type Workspace } from '../../host/workspace-path.ts';
import { explainIndexError } from '../../app/index-problem.ts';
import type { PackageSettings } from '../../app/packages.ts';
import { architectureOf, hostPlatform, normalisePlatforms } from '../../app/platform.ts';
import { DirectoryStore, PackageIndex, parseIndex, withIndex, type Architecture } from '../../wolfi/index.ts';
import { printable, say } from '../../untrusted/printable.ts';
import type { Options } from '../../options/table.ts';
import type { CliSurroundings } from '../surroundings.ts';

/** Bytes that an index on disk may have. Wolfi's has less than 50 million. */
const MAX_INDEX_BYTES = 256 * 2 ** 20;

/**
 * Answers a question from the index that the options name. `use` must bear being called twice.
 * @throws AipackError INPUT_INVALID, INDEX_UNAVAILABLE, INDEX_REFUSED, and as `use` does
 */
export async function askIndex<T>(
  options: Options,
  surroundings: CliSurroundings,
  use: (index: PackageIndex) => T,
): Promise<T> {
  const { environment, directory, signal, stderr } = surroundings;
  const workspace = { directory, roots: [directory] };
  const settings = resolvePackageSettings(options, workspace);
  const [platform = ''] = normalisePlatforms([options.arch ?? hostPlatform(process.arch)]);
  const architecture = architectureOf(platform);
  if (options.index.length > 0) return use(readIndexes(options.index, workspace, architecture, settings));
  const load = {
    ...settings,
    architecture,
    fetch,
    store: new DirectoryStore(join(cacheFolder(environment), 'wolfi')),
    now: () => Date.now(),
    signal,
    onWarning: ({ message }: { readonly message: string }) => stderr(say`warning: ${printable(message)}\n`),
  };
  return withIndex(load, ({ index }) => use(index)).catch((error: unknown) => {
    throw explainIndexError(error, `The package index for ${architecture}`);
  });
}

function readIndexes(
  files: readonly string[],
  workspace: Workspace,
  architecture: Architecture,
  { keys, allowUntrusted }: PackageSettings,
): PackageIndex {
  const parts = files.flatMap((given) => {
    const file = { what: 'package index', limit: MAX_INDEX_BYTES, code: 'INPUT_INVALID' } as const;
    const bytes = readNamed(given, file, workspace);
    try {
      return parseIndex(bytes, { architecture, keys, allowUntrusted, where: given }).parts;
    } catch (error) {
      throw explainIndexError(error);
    }
  });
  return new PackageIndex(architecture, parts);
}
