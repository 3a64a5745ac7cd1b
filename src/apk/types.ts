import type { Architecture, PackageRecord } from '../wolfi/index.ts';

/** A package that a resolved set asks for: what the signed index says of it, and where its file lies. */
export interface PackageSource {
  readonly name: string;
  readonly version: string;
  readonly architecture: Architecture;
  /** `Q1` and base64 of SHA-1, or `Q2` and base64 of SHA-256, over the control segment. */
  readonly checksum: string;
  /** Bytes of the file. */
  readonly size: number;
  /** Address of the file, without credentials. */
  readonly url: string;
  /** Value of the `Authorization` header, sent to the address' origin only. */
  readonly authorization?: string;
}

/** What the control segment says of a package: what an index repeats of it, and more. Texts that it leaves out are empty. */
export interface PackageInfo extends Omit<PackageRecord, 'checksum' | 'size'> {
  readonly replaces: readonly string[];
  readonly replacesPriority: number;
  /** Folders whose changes would run the package's trigger. */
  readonly triggers: readonly string[];
}

export type EntryKind = 'file' | 'directory' | 'symlink' | 'hardlink' | 'character-device' | 'block-device' | 'fifo';

/** An entry of a package's data segment. */
export interface PackageEntry {
  /** From the root, without a slash at either end; never leads out of the root. */
  readonly path: string;
  readonly kind: EntryKind;
  /** Permission bits, set-user-id and its like included. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of a file, 0 for everything else. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
  /** What a symbolic link says, or the path of the entry that a hard link is another name of. */
  readonly target?: string;
  /** Base64 of SHA-1 over a file's content or a symbolic link's target, as the package says. */
  readonly sha1?: string;
  /** Extended attributes, values in base64. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Of a device. */
  readonly device?: { readonly major: number; readonly minor: number };
}

/** The data segment as an image's layer: a gzip tar, used as it stands. */
export interface DataSegment {
  /** Where it begins in the file; it reaches to the end. */
  readonly offset: number;
  /** Bytes of it. */
  readonly size: number;
  /** SHA-256 over the compressed bytes, `sha256:…`: what the control segment's `datahash` vouches for. */
  readonly digest: string;
  /** SHA-256 over the tar, `sha256:…`. */
  readonly diffId: string;
}

/** Everything that was learnt of a package from its own bytes, once those were found to be what the index vouches for. */
export interface ApkPackage {
  /** As in the index: the control segment's checksum, by which a package is known. */
  readonly checksum: string;
  /** Bytes of the whole file. */
  readonly size: number;
  readonly info: PackageInfo;
  readonly data: DataSegment;
  /** Names of its scripts, such as `.post-install`; none of them ever runs. */
  readonly scripts: readonly string[];
  /** In the order of the archive. */
  readonly entries: readonly PackageEntry[];
}

/** A file of a package with its content, in the order of the archive; the content is read before the next entry is asked for. */
export interface UnpackedEntry {
  readonly entry: PackageEntry;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Where the content of packages can be had, for the few layers that have to be laid out again. */
export interface PackageContents {
  /** Entries of a package's data segment, checked against its digest while they are read. */
  entries(apk: ApkPackage): AsyncIterable<UnpackedEntry>;
}

/** One layer of a root file system, bottom first in its image. */
export interface LayerOutline {
  /** `sha256:…` over the compressed bytes. */
  readonly digest: string;
  readonly size: number;
  readonly diffId: string;
  /** One line for the image's history: `nodejs-24=24.11.0-r0`. */
  readonly title: string;
}

export interface RootLayer extends LayerOutline {
  readonly source:
    | { readonly kind: 'package'; readonly apk: ApkPackage }
    /** Made here, of what `packages` bring; `why` says what could not be taken as it is. */
    | {
        readonly kind: 'own';
        readonly packages: readonly ApkPackage[];
        readonly bytes: Uint8Array;
        readonly why: string;
      };
}

/** Something that was done otherwise than apk would have, or not at all, and that a person may want to know. */
export interface RootNotice {
  readonly code: string;
  readonly message: string;
}

/** What lies at a path of a root file system, links in the folders above it followed. */
export interface RootEntry {
  /** Real path: no folder of it is a link. */
  readonly path: string;
  readonly entry: PackageEntry;
}

/** A root file system as an image, as far as it must be known to be offered to BuildKit as an OCI layout: all but bytes of layers. */
export interface RootOutline {
  readonly architecture: Architecture;
  readonly layers: readonly LayerOutline[];
  /** Of the OCI manifest, whose bytes and configuration are made here too. */
  readonly manifest: { readonly digest: string; readonly bytes: Uint8Array };
  readonly config: { readonly digest: string; readonly bytes: Uint8Array };
  readonly notices: readonly RootNotice[];
  /** The folder or symbolic link at an absolute or relative path, links above it followed but not one at its end; files may be left out. */
  find(path: string): RootEntry | undefined;
}

/** A root file system that was laid out. */
export interface RootImage extends RootOutline {
  readonly layers: readonly RootLayer[];
  /** All that is in it. */
  entries(): Iterable<RootEntry>;
  /** As in an outline, and files too. */
  find(path: string): RootEntry | undefined;
}
