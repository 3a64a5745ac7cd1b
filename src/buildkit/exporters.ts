import type { Writable } from 'node:stream';
import { BuildkitError } from './errors.ts';
import type { Omitted, Received } from './session/file-receiver.ts';

type Attributes = Readonly<Record<string, string>>;

/** Opens what an output is written to; called once, when the daemon starts sending. */
export type OutputOpener = (metadata: Readonly<Record<string, string>>) => Writable;

/** What becomes of a build's result. */
export type Exporter =
  /** Stored by the daemon, and pushed by it where the attributes say so. `moby` is Docker's own way without containerd. */
  | { readonly type: 'image' | 'moby'; readonly attributes?: Attributes }
  /** One archive, sent to this side. */
  | { readonly type: 'oci' | 'docker' | 'tar'; readonly attributes?: Attributes; readonly output: OutputOpener }
  /** The same as an OCI layout in a folder on this side; `tar` is false among its attributes. One in a build. */
  | {
      readonly type: 'oci' | 'docker';
      readonly attributes?: Attributes;
      readonly layout: string;
      /** Called once it is written, with what was not there before. */
      readonly onReceived?: (received: Received) => void;
    }
  /** A tree of files, written below a directory on this side. */
  | {
      readonly type: 'local';
      readonly attributes?: Attributes;
      readonly directory: string;
      /** Called once it is written, when some of it isn't as it was in the image. */
      readonly onOmitted?: (omitted: Omitted) => void;
      /** Called once it is written. */
      readonly onReceived?: (received: Received) => void;
    };

export interface ImageOptions {
  /** Full names with registry and tag; the first path component must be a host. */
  readonly names?: readonly string[];
  readonly push?: boolean;
  /** Pushes the manifest without a tag. */
  readonly pushByDigest?: boolean;
  readonly insecureRegistry?: boolean;
  /** Keeps the image in the daemon's store; false pushes only. */
  readonly store?: boolean;
  readonly unpack?: boolean;
  readonly compression?: 'uncompressed' | 'gzip' | 'estargz' | 'zstd';
  readonly compressionLevel?: number;
  readonly forceCompression?: boolean;
  /** Seconds since 1970: times of the image and its history. */
  readonly sourceDateEpoch?: number;
  /** Applies that time to the files of new layers as well (BuildKit 0.13). */
  readonly rewriteTimestamp?: boolean;
  /** Keys as the daemon knows them: `annotation.KEY`, `annotation-index.KEY`, `annotation[linux/amd64].KEY`… */
  readonly annotations?: Attributes;
  /** Anything else, in the daemon's own words. */
  readonly extra?: Attributes;
}

/**
 * The attributes of an image, for the exporters `image`, `oci` and `docker`. What daemons' versions have different
 * defaults for is always said, so that digests don't depend on the daemon.
 *
 * @throws BuildkitError INVALID_OPTION
 */
export function imageAttributes(options: ImageOptions): Attributes {
  for (const name of options.names ?? []) checkName(name);
  const flag = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : String(value));
  const attributes: Record<string, string | undefined> = {
    name: options.names?.join(','),
    push: flag(options.push),
    'push-by-digest': flag(options.pushByDigest),
    'registry.insecure': flag(options.insecureRegistry),
    store: flag(options.store),
    unpack: flag(options.unpack),
    'oci-mediatypes': 'true',
    'oci-artifact': 'false',
    compression: options.compression,
    'compression-level': options.compressionLevel?.toString(),
    'force-compression': flag(options.forceCompression),
    'source-date-epoch': options.sourceDateEpoch?.toString(),
    'rewrite-timestamp': flag(options.rewriteTimestamp),
    ...options.annotations,
    ...options.extra,
  };
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** A short name would be pushed to Docker Hub without a word. */
function checkName(name: string): void {
  const slash = name.indexOf('/');
  const host = name.slice(0, Math.max(slash, 0));
  if ((host.includes('.') || host.includes(':') || host === 'localhost') && !name.includes(',')) return;
  throw new BuildkitError('INVALID_OPTION', `"${name}" is not a full image name`, {
    hint: `Name the registry as well, such as docker.io/library/${name || 'app'}.`,
  });
}
