import type { Exporter } from '../exporters.ts';
import { authService } from './auth.ts';
import type { BlobSource, CredentialsProvider, Fetch } from '../../oci/index.ts';
import { BlobSourceReader } from './blob-reader.ts';
import { contentService } from './content.ts';
import { ContentStore } from './content-store.ts';
import type { LocalSource } from './file-sender.ts';
import { type OutputTarget, fileSendService } from './filesend.ts';
import { fileSyncService } from './filesync.ts';
import { type SecretProvider, secretsService } from './secrets.ts';
import type { SessionService } from './service.ts';
import { sshService } from './ssh.ts';

/** What a build lets the daemon ask for. */
export interface SessionResources {
  /** Directories that the graph may read, by name. */
  readonly locals?: Readonly<Record<string, LocalSource>>;
  readonly auth?: CredentialsProvider;
  /** Fetches registry tokens on this side where it is given, so that the daemon does not see the credentials. */
  readonly fetch?: Fetch;
  /** Hosts whose token servers may be told credentials without TLS. */
  readonly insecureRegistries?: readonly string[];
  /** By id. */
  readonly secrets?: Readonly<Record<string, SecretProvider>>;
  /** Sockets of SSH agents, by id; `default` is the one that steps use when they name none. */
  readonly ssh?: Readonly<Record<string, string>>;
  /** Directories in the form of an OCI layout, or blobs from elsewhere, by the name that the graph uses as `store`. */
  readonly ociLayouts?: Readonly<Record<string, string | BlobSource>>;
}

/**
 * Only what there is a use for: the daemon sees from the list what it may ask.
 * @param caches the folders of caches, and the store of a layout that is an output
 * @param signal ends with the session
 */
export function servicesFor(
  resources: SessionResources,
  exporters: readonly Exporter[],
  caches: ReadonlyMap<string, string | ContentStore>,
  signal: AbortSignal,
): readonly SessionService[] {
  const { locals, auth, fetch, insecureRegistries, secrets, ssh, ociLayouts = {} } = resources;
  const outputs = new Map<number, OutputTarget>();
  exporters.forEach((exporter, index) => {
    if ('output' in exporter) outputs.set(index, { open: exporter.output });
    if ('directory' in exporter) outputs.set(index, exporter);
  });
  const layouts = Object.entries(ociLayouts).map(([name, layout]) => [`oci:${name}`, layout] as const);
  const stores = new Map(
    [...caches, ...layouts].map(([id, from]) => [
      id,
      typeof from === 'string'
        ? new ContentStore(from)
        : from instanceof ContentStore
          ? from
          : new BlobSourceReader(from, signal),
    ]),
  );
  return [
    ...(locals === undefined ? [] : [fileSyncService(locals)]),
    ...(auth === undefined ? [] : [authService(auth, fetch, insecureRegistries)]),
    ...(secrets === undefined ? [] : [secretsService(secrets)]),
    ...(ssh === undefined ? [] : [sshService(ssh)]),
    ...(outputs.size === 0 ? [] : [fileSendService(outputs)]),
    ...(stores.size === 0 ? [] : [contentService(stores)]),
  ];
}
