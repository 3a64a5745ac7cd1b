import type { IndexStore, IndexWarning, TrustedKey } from '../wolfi/index.ts';
import type { LearntPackage } from './blobs/package-blobs.ts';
import type { PackageBytes } from './blobs/package-bytes.ts';
import { ApkError, ApkSetError } from './errors.ts';
import { decodeFact, encodeFact } from './facts/codec.ts';
import { FACTS } from './facts/label.ts';
import { download, type PackageNetwork } from './fetch/download.ts';
import { settleAll } from './fetch/parallel.ts';
import { subjectOf } from './fetch/problems.ts';
import { Careful } from './kept/careful.ts';
import { keepOnShelf, Shelf, shelfId } from './kept/shelf.ts';
import type { ApkLimits } from './limits.ts';
import { readWithHead } from './read/read-apk.ts';
import type { ExpectedPackage } from './read/trust.ts';
import type { ApkPackage, PackageSource } from './types.ts';

export interface LearnOptions extends PackageNetwork {
  /** Where facts are kept from run to run. */
  readonly store?: IndexStore;
  /** Where the data of what is fetched is kept, so that it need not be fetched again when it is asked for as a blob. */
  readonly bytes?: PackageBytes;
  readonly limits?: ApkLimits;
  /**
   * Keys of which one has to have signed each package itself. Without, the index alone vouches for packages, as it does with apk: then
   * whoever can forge what is kept of the index, and answer in a mirror's place, can have others taken.
   */
  readonly keys?: readonly TrustedKey[];
  /** Reads all that is kept of each: what was spoilt of it is not believed then. */
  readonly whole?: boolean;
  /** How many packages are fetched at once; 8 when not given. */
  readonly parallel?: number;
  readonly signal?: AbortSignal;
  readonly onWarning?: (warning: IndexWarning) => void;
  /** A package was fetched and read. */
  readonly onRead?: (source: PackageSource) => void;
}

const PARALLEL = 8;

/**
 * All that is known of packages, in the order of their sources: from the store, else read from the mirror. A store that fails costs time,
 * never a build.
 * @throws ApkSetError with everything that is wrong; whatever the signal was aborted with
 */
export async function learnPackages(
  sources: readonly PackageSource[],
  options: LearnOptions,
): Promise<readonly LearntPackage[]> {
  const shelves = new Shelves(options);
  try {
    const known = await shelves.find(sources);
    const missing = [...new Map(sources.map((source) => [source.checksum, source])).values()].filter(
      ({ checksum }) => !known.has(checksum),
    );
    const { learnt, problems } = await readAll(missing, options);
    await shelves.keep(learnt, sources);
    if (problems.length > 0) throw new ApkSetError(problems);
    const found = new Map([...known, ...learnt.map(({ source, apk }) => [source.checksum, apk] as const)]);
    return sources.flatMap((source) => {
      const apk = found.get(source.checksum);
      return apk ? [{ source, apk }] : [];
    });
  } finally {
    shelves.close();
  }
}

interface Read extends LearntPackage {
  readonly fact: Uint8Array;
}

interface Outcome {
  readonly learnt: readonly Read[];
  readonly problems: readonly ApkError[];
}

/** One that fails ends nothing but itself, so that all that is wrong is known at once; an abort ends all. */
async function readAll(sources: readonly PackageSource[], options: LearnOptions): Promise<Outcome> {
  const results = await settleAll(sources, options.parallel ?? PARALLEL, (source) => read(source, options));
  options.signal?.throwIfAborted();
  const problems: ApkError[] = [];
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    if (!(result.reason instanceof ApkError)) throw result.reason;
    problems.push(result.reason);
  }
  return { learnt: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])), problems };
}

async function read(source: PackageSource, options: LearnOptions): Promise<Read> {
  options.signal?.throwIfAborted();
  const stream = download(source, { offset: 0, length: source.size }, options, options.signal);
  try {
    const { limits, bytes } = options;
    const reading = { ...(limits ? { limits } : {}), ...(bytes ? { bytes } : {}) };
    const found = await readWithHead(stream, expectedOf(source, options), reading);
    options.onRead?.(source);
    return { source, apk: found.apk, fact: encodeFact(found) };
  } catch (error) {
    throw error instanceof ApkError ? error.of(subjectOf(source)) : error;
  }
}

function expectedOf(source: PackageSource, { keys }: LearnOptions): ExpectedPackage {
  const { name, version, architecture, checksum, size } = source;
  return { name, version, architecture, checksum, size, ...(keys ? { keys } : {}) };
}

/** The shelves of all repositories that packages come from. */
class Shelves {
  readonly #options: LearnOptions;
  readonly #open = new Map<string, Shelf>();
  readonly #careful: Careful;

  constructor(options: LearnOptions) {
    this.#options = options;
    this.#careful = new Careful('What is known of packages', options.onWarning);
  }

  async find(sources: readonly PackageSource[]): Promise<ReadonlyMap<string, ApkPackage>> {
    const known = new Map<string, ApkPackage>();
    const { store } = this.#options;
    if (!store) return known;
    for (const [id, own] of Map.groupBy(sources, shelfId)) {
      await this.#careful.read(async () => {
        const shelf = await Shelf.open(store, FACTS, id);
        this.#open.set(id, shelf);
        for (const source of own) {
          // Stages have packages in common, and each fact costs its decoding.
          if (known.has(source.checksum)) continue;
          const fact = shelf.read(source.checksum);
          const apk = fact && decodeFact(fact, expectedOf(source, this.#options), this.#options.whole);
          if (apk) known.set(source.checksum, apk);
        }
      });
    }
    return known;
  }

  async keep(learnt: readonly Read[], used: readonly PackageSource[]): Promise<void> {
    const { store } = this.#options;
    if (!store) return;
    const checksums = used.map(({ checksum }) => checksum);
    for (const [id, own] of Map.groupBy(learnt, ({ source }) => shelfId(source))) {
      const facts = new Map(own.map(({ source, fact }) => [source.checksum, fact]));
      await this.#careful.write(() => keepOnShelf(store, FACTS, id, facts, checksums));
    }
  }

  close(): void {
    for (const shelf of this.#open.values()) shelf.close();
  }
}
