import { LlbError } from './errors.ts';
import { type EncodeContext, type State, type VertexOptions, vertexState } from './graph.ts';
import { normalizeReference, parseReference } from '../oci/index.ts';

type Attributes = Readonly<Record<string, string | undefined>>;

interface SourceSpec {
  readonly identifier: string;
  readonly attributes: Attributes | ((context: EncodeContext) => Attributes);
  readonly caps?: readonly (string | undefined)[];
  readonly platformBound?: boolean;
}

function source(spec: SourceSpec, options: VertexOptions): State {
  return vertexState({
    inputs: [],
    options,
    caps: (spec.caps ?? []).filter((cap) => cap !== undefined),
    platformBound: spec.platformBound ?? false,
    encode: (context) => {
      const given = typeof spec.attributes === 'function' ? spec.attributes(context) : spec.attributes;
      return { source: { identifier: spec.identifier, attrs: sorted(given) } };
    },
  });
}

/** Attribute names are ASCII words, for which the order of UTF-16 units is that of bytes. */
function sorted(attributes: Attributes): Record<string, string> {
  const given = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function flag(value: boolean | undefined): string | undefined {
  return value === true ? 'true' : undefined;
}

function list(values: readonly string[] | undefined): string | undefined {
  return values === undefined || values.length === 0 ? undefined : JSON.stringify(values);
}

export interface ImageOptions extends VertexOptions {
  /** `local` prefers what the daemon has over asking the registry; the daemon's own choice when left out. */
  readonly resolveMode?: 'default' | 'pull' | 'local';
  /** How the daemon's disk usage lists the image. */
  readonly recordType?: 'internal' | 'frontend';
  /** Takes only the first so many layers. */
  readonly layerLimit?: number;
  /** A digest that the image must have, without writing it into the name. */
  readonly checksum?: string;
}

/**
 * A container image's file system.
 *
 * @throws LlbError INVALID_REFERENCE
 */
export function image(reference: string, options: ImageOptions = {}): State {
  const { resolveMode, recordType, layerLimit, checksum, ...rest } = options;
  return source(
    {
      identifier: `docker-image://${normalizeReference(reference)}`,
      attributes: {
        'image.resolvemode': resolveMode,
        'image.recordtype': recordType,
        'image.layerlimit': layerLimit?.toString(),
        'image.checksum': checksum,
      },
      caps: [checksum === undefined ? undefined : 'source.image.checksum'],
      platformBound: true,
    },
    rest,
  );
}

export interface LocalOptions extends VertexOptions {
  /** Part of the key under which the daemon keeps the files, so that a later build sends only what changed. */
  readonly sharedKeyHint?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly followPaths?: readonly string[];
  /** `none` sends every file each time. */
  readonly differ?: 'none' | 'metadata';
  /** Tells vertices of different clients apart where no session is given to marshal(). */
  readonly unique?: string;
}

/** A directory of the client, under the name by which the session offers it. */
export function local(name: string, options: LocalOptions = {}): State {
  const { sharedKeyHint, include, exclude, followPaths, differ, unique, ...rest } = options;
  if (!/^[\w.-]+$/.test(name)) throw new LlbError('INVALID_SOURCE', `"${name}" is not a name for a local source`);
  return source(
    {
      identifier: `local://${name}`,
      attributes: ({ session }) => ({
        'local.session': session,
        'local.sharedkeyhint': sharedKeyHint,
        'local.includepattern': list(include),
        'local.excludepatterns': list(exclude),
        'local.followpaths': list(followPaths),
        'local.differ': differ,
        'local.unique': unique,
      }),
    },
    rest,
  );
}

export interface HttpOptions extends VertexOptions {
  /** `sha256:…`; the build fails when the content has another. */
  readonly checksum?: string;
  readonly filename?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** The id of a secret whose value becomes the Authorization header. */
  readonly authHeaderSecret?: string;
}

/**
 * One file, downloaded by the daemon.
 *
 * @throws LlbError INVALID_SOURCE
 */
export function http(url: string, options: HttpOptions = {}): State {
  const { checksum, filename, mode, uid, gid, authHeaderSecret, ...rest } = options;
  if (!/^https?:\/\/[^\s/]/.test(url)) throw new LlbError('INVALID_SOURCE', `"${url}" is not an http or https address`);
  return source(
    {
      identifier: url,
      attributes: {
        'http.checksum': checksum,
        'http.filename': filename,
        'http.perm': mode === undefined ? undefined : `0${mode.toString(8)}`,
        'http.uid': uid?.toString(),
        'http.gid': gid?.toString(),
        'http.authheadersecret': authHeaderSecret,
      },
      caps: [authHeaderSecret === undefined ? undefined : 'source.http.auth'],
    },
    rest,
  );
}

export interface OciLayoutOptions extends VertexOptions {
  /** The name under which the session offers the layout. */
  readonly store: string;
  readonly layerLimit?: number;
}

/**
 * An image in an OCI layout that the client serves; the reference must carry a digest.
 *
 * @throws LlbError INVALID_REFERENCE, INVALID_SOURCE
 */
export function ociLayout(reference: string, options: OciLayoutOptions): State {
  const { store, layerLimit, ...rest } = options;
  if (parseReference(reference).digest === undefined) {
    throw new LlbError('INVALID_SOURCE', `An OCI layout is addressed by digest, and "${reference}" has none`);
  }
  return source(
    {
      identifier: `oci-layout://${normalizeReference(reference)}`,
      attributes: ({ session }) => ({
        'oci.session': session,
        'oci.store': store,
        'oci.layerlimit': layerLimit?.toString(),
      }),
      caps: ['source.ocilayout'],
      platformBound: true,
    },
    rest,
  );
}

export interface GitOptions extends VertexOptions {
  /** Branch, tag or commit; the remote's default branch when left out. */
  readonly ref?: string;
  readonly subdir?: string;
  readonly keepGitDir?: boolean;
  /** The commit that `ref` must stand for. */
  readonly checksum?: string;
  readonly skipSubmodules?: boolean;
  /** The id of a secret with a token for https; `GIT_AUTH_TOKEN` by default, which may be missing. */
  readonly authTokenSecret?: string;
  readonly authHeaderSecret?: string;
  /** Lines of a known_hosts file, for ssh. */
  readonly knownSshHosts?: string;
  /** The SSH agent of the session to use; `default` for ssh remotes. */
  readonly sshAgent?: string;
}

/**
 * A git repository, fetched by the daemon: `https://…`, `http://…`, `git://…`, `ssh://…` or `user@host:path`.
 *
 * @throws LlbError INVALID_SOURCE
 */
export function git(remote: string, options: GitOptions = {}): State {
  const { ref, subdir, keepGitDir, checksum, skipSubmodules, authTokenSecret, authHeaderSecret, ...more } = options;
  const { knownSshHosts, sshAgent, ...rest } = more;
  const { address, kind } = parseRemote(remote);
  const fragment = subdir === undefined ? (ref ?? '') : `${ref ?? ''}:${subdir}`;
  const overHttp = kind === 'http';
  return source(
    {
      identifier: `git://${address}${fragment === '' ? '' : `#${fragment}`}`,
      attributes: {
        'git.fullurl': remote,
        'git.keepgitdir': flag(keepGitDir),
        'git.checksum': checksum,
        'git.skipsubmodules': flag(skipSubmodules),
        'git.authtokensecret': authTokenSecret ?? (overHttp ? 'GIT_AUTH_TOKEN' : undefined),
        'git.authheadersecret': authHeaderSecret ?? (overHttp ? 'GIT_AUTH_HEADER' : undefined),
        'git.knownsshhosts': knownSshHosts,
        'git.mountsshsock': sshAgent ?? (kind === 'ssh' ? 'default' : undefined),
      },
      caps: [
        checksum === undefined ? undefined : 'source.git.checksum',
        skipSubmodules === true ? 'source.git.skipsubmodules' : undefined,
      ],
    },
    rest,
  );
}

function parseRemote(remote: string): { address: string; kind: 'http' | 'ssh' | 'git' } {
  const url = /^(https?|git|ssh):\/\/(?:[^@/\s]*@)?([^/\s#]+\/[^\s#]+)$/.exec(remote);
  if (url?.[1] !== undefined && url[2] !== undefined) {
    const kind = url[1] === 'ssh' ? 'ssh' : url[1] === 'git' ? 'git' : 'http';
    return { address: url[2], kind };
  }
  const scp = /^[\w.-]+@([\w.-]+):([^\s#]+)$/.exec(remote);
  if (scp?.[1] !== undefined && scp[2] !== undefined) return { address: `${scp[1]}/${scp[2]}`, kind: 'ssh' };
  throw new LlbError('INVALID_SOURCE', `"${remote}" is not the address of a git repository`);
}
