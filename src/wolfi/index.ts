/** Everything about Wolfi packages: their index, their versions, what depends on what, and which stream serves a project. */
export { firstMember } from './archive/gzip.ts';
export { readSignatures, verifySignatures } from './archive/signature.ts';
export { acceptsProvider, type Dependency, parseDependency } from './dependency.ts';
export {
  IndexError,
  LockError,
  ResolveError,
  StreamError,
  type IndexErrorCode,
  type LockErrorCode,
  type ResolveErrorCode,
  type ResolveReason,
  type StreamErrorCode,
} from './errors.ts';
export {
  backOff,
  defaultRetry,
  networkHint,
  networkReason,
  Passing,
  statusFailure,
  Watchdog,
  type RetryOptions,
} from './retry.ts';
export { wolfiKey } from './keys.ts';
export type { IndexLimits } from './limits.ts';
export { loadIndex, type LoadedIndex } from './load.ts';
export {
  checkLock,
  compareLocks,
  formatLock,
  makeLock,
  parseLock,
  resolveLocked,
  type ArchitectureResolution,
  type Lock,
  type LockChange,
  type LockedPackage,
  type LockProblem,
} from './lock.ts';
export { PackageIndex, parseIndexText, type ParseIndexOptions } from './package-index.ts';
export { parseIndex, type ParseArchiveOptions } from './parse-index.ts';
export { composerRange, hexRange, pythonRange, readJavaVersion, rubyRange } from './ranges/notations.ts';
export { isOneStream, streamRange, type StreamDepth } from './ranges/stream-range.ts';
export { readRepository, wolfiRepository } from './repository.ts';
export type { IndexOrigin, LoadIndexOptions } from './repository-loader.ts';
export { resolve, type Resolution, type ResolvedPackage, type ResolveOptions } from './resolve.ts';
export {
  DEFAULT_MAX_BUILD_AGE_DAYS,
  findStale,
  isStale,
  type StalenessOptions,
  type StalePackage,
} from './staleness.ts';
export { DirectoryStore } from './store/directory.ts';
export { MemoryStore } from './store/memory.ts';
export { isEntryName, isShelfName, shelfName, shelfNoteName, type ShelfKind } from './store/names.ts';
export type { IndexStore, StoredBlob } from './store/store.ts';
export { chooseStream, type StreamChoice, type StreamOptions } from './streams/choose.ts';
export { listStreams, type Stream } from './streams/list.ts';
export { FAMILIES, findFamily, type Family } from './streams/families.ts';
export { searchPackages, type SearchResult } from './search/search.ts';
export { editDistance, suggestNames } from './search/suggest.ts';
export type { Architecture, IndexWarning, PackageRecord, Repository, TrustedKey, WarningCode } from './types.ts';
export { validateNames, type NameStatus, type NameVerdict } from './search/validate.ts';
export { withIndex } from './with-index.ts';
export { compareVersions, isVersion } from './version.ts';
