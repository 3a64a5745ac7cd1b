import { readFileSync } from 'node:fs';
import { declaredCost } from './costs.ts';

interface TestFile {
  readonly path: string;
  readonly context: { readonly config: { readonly displayName?: { readonly name: string } } };
}

/** What fails is told soonest where what is cheap comes first: classes of tests in this order, files by their cost. */
const classes = ['unit', 'smoke', 'integration', 'e2e', 'long'];

function rankOf({ path, context }: TestFile): readonly [number, number, string] {
  return [classes.indexOf(context.config.displayName?.name ?? ''), declaredCost(readFileSync(path, 'utf8')) ?? 0, path];
}

/** The order of files, the same in every run. Each file is read once more for it, which takes milliseconds. */
// eslint-disable-next-line no-restricted-syntax -- jest takes a sequencer by its default export
export default class CheapFirst {
  sort<File extends TestFile>(files: Iterable<File>): readonly File[] {
    return [...files]
      .map((file) => ({ file, rank: rankOf(file) }))
      .sort(
        ({ rank: [place, cost, path] }, { rank: [otherPlace, otherCost, otherPath] }) =>
          place - otherPlace || cost - otherCost || (path < otherPath ? -1 : 1),
      )
      .map(({ file }) => file);
  }

  /** Every n-th file, so that the dear ones are spread over the shards. */
  shard<File extends TestFile>(files: Iterable<File>, options: { shardIndex: number; shardCount: number }) {
    return this.sort(files).filter((_, at) => at % options.shardCount === options.shardIndex - 1);
  }

  /** For `--onlyFailures`, which needs a memory of the last run; there is none. */
  allFailedTests<File>(files: readonly File[]): readonly File[] {
    return files;
  }

  cacheResults(): void {
    // Costs are declared, not remembered.
  }
}
