/** An image reference with nothing left out: `docker.io/library/app:latest`. */
export interface ImageReference {
  /** Registry host with its port, if any: `docker.io`, `localhost:5000`. */
  readonly registry: string;
  /** Path below the registry: `library/app`. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

export class ReferenceError extends Error {
  override readonly name = 'ReferenceError';
  readonly code = 'REFERENCE_INVALID';
  /** The reference that was probably meant. */
  readonly suggestion: string | undefined;

  constructor(message: string, suggestion?: string) {
    super(message);
    this.suggestion = suggestion;
  }
}

const DEFAULT_REGISTRY = 'docker.io';
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const HOST =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(?::\d+)?$/;

/**
 * Reads a reference as Docker does: no registry means Docker Hub, no namespace there means `library`.
 * A missing tag stays missing.
 * @throws ReferenceError saying which part is wrong; with the corrected reference when only letter case is.
 */
export function parseReference(text: string): ImageReference {
  const [beforeDigest = '', digest, ...rest] = text.split('@');
  if (rest.length > 0 || text.length > 512 || beforeDigest === '') throw invalid(text, 'is not an image reference');
  if (digest !== undefined && !DIGEST.test(digest)) throw invalid(text, 'does not end in a sha256 digest');
  const { registry, remainder } = splitRegistry(beforeDigest);
  const colon = remainder.indexOf(':');
  const name = colon < 0 ? remainder : remainder.slice(0, colon);
  const tag = colon < 0 ? undefined : remainder.slice(colon + 1);
  if (tag !== undefined && !TAG.test(tag)) throw invalid(text, `has the tag ${JSON.stringify(tag)}, which is not one`);
  const repository = registry === DEFAULT_REGISTRY && !name.includes('/') ? `library/${name}` : name;
  if (!repository.split('/').every((component) => COMPONENT.test(component))) {
    const lower = text.replace(name, name.toLowerCase());
    if (lower !== text) throw new ReferenceError(`${text}: repository names are lowercase`, lower);
    throw invalid(text, `has the repository name ${JSON.stringify(name)}, which is not one`);
  }
  return {
    registry,
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

function splitRegistry(text: string): { registry: string; remainder: string } {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  const isHost = slash > 0 && (first.includes('.') || first.includes(':') || first === 'localhost');
  if (!isHost) return { registry: DEFAULT_REGISTRY, remainder: text };
  if (!HOST.test(first)) throw invalid(text, `has the registry ${JSON.stringify(first)}, which is not a host`);
  const registry = first === 'index.docker.io' || first === 'registry-1.docker.io' ? DEFAULT_REGISTRY : first;
  return { registry, remainder: text.slice(slash + 1) };
}

function invalid(text: string, why: string): ReferenceError {
  return new ReferenceError(`${JSON.stringify(text)} ${why}`);
}

/** The full form: registry, repository, then tag and digest where there are any. */
export function formatReference(reference: ImageReference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${reference.registry}/${reference.repository}${tag}${digest}`;
}

/** The reference with `latest` where it has neither tag nor digest. */
export function withDefaultTag(reference: ImageReference): ImageReference {
  return reference.tag === undefined && reference.digest === undefined ? { ...reference, tag: 'latest' } : reference;
}
