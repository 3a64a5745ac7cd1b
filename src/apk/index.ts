/** Packages: fetched, checked down from the signed index, read, and offered as layers. */
export { gzipMembers } from './archive/members.ts';
export { TarReader, type TarEntry, type TarEvent } from './archive/tar-reader.ts';
export { readEntry } from './read/entry.ts';
export {
  packageBlobs,
  type LearntPackage,
  type PackageBlobs,
  type PackageBlobsOptions,
} from './blobs/package-blobs.ts';
export type { BytesSink, PackageBytes } from './blobs/package-bytes.ts';
export { ApkError, ApkSetError, type ApkErrorCode } from './errors.ts';
export type { ByteRange } from './fetch/answer.ts';
export { download, type PackageNetwork } from './fetch/download.ts';
export { learnPackages, type LearnOptions } from './learn.ts';
export { defaultApkLimits, type ApkLimits } from './limits.ts';
export { packageContents } from './read/contents.ts';
export { readApk, type ReadApkOptions } from './read/read-apk.ts';
export type { ExpectedPackage, ExpectedSigner } from './read/trust.ts';
export { packageSources } from './sources.ts';
export type {
  ApkPackage,
  DataSegment,
  EntryKind,
  LayerOutline,
  PackageContents,
  PackageEntry,
  PackageInfo,
  PackageSource,
  RootEntry,
  RootImage,
  RootLayer,
  RootNotice,
  RootOutline,
  UnpackedEntry,
} from './types.ts';
export { rootBlobs } from './root/blobs.ts';
export { realPath as followLinks } from './root/links.ts';
export { RootError, type RootErrorCode, type RootProblem, type RootProblemKind } from './root/errors.ts';
export { layOutRoot } from './root/lay-out-root.ts';
export type { KnownRoot } from './root/memory/known-root.ts';
export { RootMemory, type RootMemoryOptions, type RootPackages } from './root/memory/root-memory.ts';
export type { RootNoticeCode } from './root/notices.ts';
export type { PackageManagerFiles, RootAccount, RootOptions } from './root/options.ts';
