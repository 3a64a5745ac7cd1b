/** What kind of thing a component is: the type of its package URL. */
export type Kind =
  'apk' | 'cargo' | 'composer' | 'gem' | 'generic' | 'golang' | 'hex' | 'maven' | 'npm' | 'nuget' | 'otp' | 'pypi';

export interface Checksum {
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512' | 'MD5';
  /** Lower-case hexadecimal. */
  readonly value: string;
}

/** A piece of software that an image has, as its own metadata there tells it. */
export interface Component {
  readonly kind: Kind;
  /** Whatever comes before the name: an npm scope with its `@`, a Maven group, a vendor. */
  readonly namespace?: string;
  readonly name: string;
  /** Empty where the source says none. */
  readonly version: string;
  readonly qualifiers?: Readonly<Record<string, string>>;
  /** Licences as the source has them, which may be no SPDX expression. */
  readonly license?: string;
  /** Of the archive that the component came as. */
  readonly checksums?: readonly Checksum[];
  /** Address of that archive. */
  readonly download?: string;
  /** The recipe that a distribution's package was built from. */
  readonly origin?: string;
  /** As SPDX names suppliers. */
  readonly supplier?: string;
  /** Whether the image itself doesn't tell that it has it. */
  readonly assumed?: true;
  /** What a reader of the document has to know about this entry. */
  readonly note?: string;
}

/** A component with the file of the image that speaks of it. */
export interface Found {
  readonly component: Component;
  /** Absolute path in the image, or words for a file that is not there. */
  readonly path: string;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'directory' | 'regular' | 'other';
  readonly size: number;
  readonly executable: boolean;
}

/** A file system to read from. Paths are absolute. */
export interface Files {
  /** Nothing for what is no folder. */
  list(path: string): Promise<readonly Entry[]>;
  /** The bytes from `offset` on, fewer than `length` at the end of the file. */
  read(path: string, offset: number, length: number): Promise<Buffer>;
}

/** A file of known size, or a part of one, that is read where it is needed. */
export interface Bytes {
  readonly size: number;
  read(offset: number, length: number): Promise<Buffer>;
}

/** What one file says: nothing where it is not what its name promises. */
export type TextReader = (text: string, path: string) => readonly Component[];
