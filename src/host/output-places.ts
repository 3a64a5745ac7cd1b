import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { findDockerHost, type CacheEntry, type Environment } from '../buildkit/index.ts';
import type { Caches } from '../app/caches.ts';
import { explainBuildFailure } from '../app/explain-failure.ts';
import { isFolder, STDOUT, type OutputSpec } from '../options/output-spec.ts';
import { AipackError } from '../schema/errors.ts';
import { collectProblems } from './collect-problems.ts';
import { look, resolveNamed, type Workspace } from './workspace-path.ts';

/**
 * The outputs with destinations that are free of links. Their folders are made here, because nothing that one output
 * holds can take the place of a folder that is there: a link in it would lead another output away.
 * @throws AipackError with every destination that can't be written to
 */
export function placeOutputs<Output extends OutputSpec>(
  outputs: readonly Output[],
  context: string,
  workspace: Workspace,
  stdout = false,
): readonly Output[] {
  const { attempt, finish } = collectProblems();
  const repository = resolveNamed(context, 'context', workspace);
  const placed = outputs.map((output) => attempt(() => placeOutput(output, repository, workspace), output));
  const streams = outputs.filter(({ destination }) => destination === STDOUT);
  for (const { type } of stdout ? streams.slice(1) : streams) attempt(() => refuseStdout(type, stdout), undefined);
  finish();
  // Folders first: a file may be wanted in one of them.
  for (const output of placed) if (isFolder(output)) attempt(() => makeFolder(output.destination ?? ''), undefined);
  for (const output of placed) attempt(() => checkFile(output), undefined);
  finish();
  return placed;
}

/**
 * Refuses outputs for the Docker of a context that there is not, which would be known only once all is built.
 * @throws AipackError INPUT_INVALID
 */
export async function checkContexts(outputs: readonly OutputSpec[], environment: Environment): Promise<void> {
  for (const { context } of outputs) {
    if (context === undefined) continue;
    await findDockerHost({ context }, environment).catch((error: unknown) => {
      throw explainBuildFailure(error);
    });
  }
}

function refuseStdout(type: string, taken: boolean): never {
  const why = taken ? 'would be written to standard output as well as another one' : 'does not say where to';
  throw invalid(`The output of type ${type} ${why}: name a file with dest=PATH`);
}

function placeOutput<Output extends OutputSpec>(output: Output, repository: string, workspace: Workspace): Output {
  if (output.destination === undefined || output.destination === STDOUT) return output;
  const destination = resolveNamed(output.destination, 'destination of the output', workspace);
  if (isFolder(output) && destination === repository)
    throw invalid(`The output of type ${output.type} would overwrite the repository itself`);
  return { ...output, destination };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw invalid(`The folder ${JSON.stringify(path)} of an output can't be made: ${why}`);
  }
}

function checkFile(output: OutputSpec): void {
  const { destination } = output;
  if (destination === undefined || destination === STDOUT || isFolder(output)) return;
  if (look(dirname(destination))?.isDirectory() !== true)
    throw invalid(`The output can't be written to ${JSON.stringify(destination)}: its folder is not there`);
  if (look(destination)?.isDirectory() === true)
    throw invalid(`The output can't be written to ${JSON.stringify(destination)}: that is a folder`);
}

/**
 * Caches in folders of this machine, by paths that are free of links.
 * @throws AipackError with every one that leads out of the workspace
 */
export function placeCaches({ imports, exports }: Caches, workspace: Workspace): Caches {
  const { attempt, finish } = collectProblems();
  const place = (entry: CacheEntry): CacheEntry => attempt(() => placeCache(entry, workspace), entry);
  const placed = { imports: imports.map(place), exports: exports.map(place) };
  finish();
  return placed;
}

function placeCache(entry: CacheEntry, workspace: Workspace): CacheEntry {
  if (entry.type !== 'local') return entry;
  const attributes = Object.entries(entry.attributes).map(([key, value]) =>
    (key === 'src' || key === 'dest') && value !== ''
      ? [key, resolveNamed(value, 'folder of the cache', workspace)]
      : [key, value],
  );
  return { ...entry, attributes: Object.fromEntries(attributes) as CacheEntry['attributes'] };
}

function invalid(message: string): AipackError {
  return new AipackError({ code: 'INPUT_INVALID', message });
}
