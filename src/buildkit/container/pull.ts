import { setTimeout as delay } from 'node:timers/promises';
import { formatReference, parseReference } from '../../oci/index.ts';
import { BuildkitError, messageOf } from '../errors.ts';
import { type DockerApi, reasonOf } from '../transport/docker-api.ts';

export interface PullOptions {
  /** Hosts, with a path where they need one, that hold copies of Docker Hub's images; tried in turn after it. */
  readonly mirrors?: readonly string[];
  /** How often each place is asked; 3 by default. */
  readonly tries?: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (message: string) => void;
}

/** Repeating does not help when the answer is about the image or the account. */
const FINAL = /not found|unauthorized|denied|invalid reference|manifest unknown/i;

/**
 * Makes sure that Docker has an image, and says under which name.
 *
 * @throws BuildkitError NO_BUILDKIT with what each place said; INVALID_OPTION for what is no name of an image
 */
export async function ensureImage(api: DockerApi, image: string, options: PullOptions): Promise<string> {
  const { signal } = options;
  const places = [image, ...copiesOf(image, options.mirrors ?? [])];
  for (const place of places) {
    if ((await api.call('GET', `/images/${encodeURI(place)}/json`, { signal })).status === 200) return place;
  }
  const failures: string[] = [];
  for (const place of places) {
    const failure = await pullPatiently(api, place, options);
    if (failure === undefined) return place;
    failures.push(`${place}: ${failure}`);
  }
  throw new BuildkitError('NO_BUILDKIT', `The image of BuildKit can't be pulled: ${failures.join('; ')}`, {
    hint: 'Name a registry that can be reached, with the image for BuildKit or a mirror of it, or pull it beforehand.',
  });
}

/**
 * `moby/buildkit:tag` of Docker Hub is `MIRROR/moby/buildkit:tag` in its mirror. What another registry has under a name
 * may be something else there, and it is going to be given the rights of the machine's root.
 */
function copiesOf(image: string, mirrors: readonly string[]): readonly string[] {
  try {
    const reference = parseReference(image);
    if (reference.registry !== 'docker.io') return [];
    return mirrors.map((mirror) => formatReference({ ...reference, registry: mirror.replace(/(?<!\/)\/+$/, '') }));
  } catch (cause) {
    throw new BuildkitError('INVALID_OPTION', `${JSON.stringify(image)} is not the name of an image`, { cause });
  }
}

async function pullPatiently(api: DockerApi, image: string, options: PullOptions): Promise<string | undefined> {
  const tries = options.tries ?? 3;
  for (let attempt = 1; ; attempt++) {
    options.onProgress?.(`Pulling ${image}${attempt > 1 ? ` (attempt ${attempt})` : ''}`);
    const failure = await pull(api, image, options.signal);
    if (failure === undefined || FINAL.test(failure) || attempt >= tries) return failure;
    await delay(1000 * 2 ** (attempt - 1), undefined, { signal: options.signal }).catch((cause: unknown) => {
      throw new BuildkitError('CANCELLED', `Pulling ${image} was cancelled`, { cause });
    });
  }
}

/** Docker answers success as soon as it begins, and tells of failure in one of the lines that follow. */
async function pull(api: DockerApi, image: string, signal: AbortSignal): Promise<string | undefined> {
  const colon = image.indexOf(':', image.lastIndexOf('/') + 1);
  const digest = image.includes('@');
  const query = new URLSearchParams(
    colon < 0 || digest
      ? { fromImage: image, ...(digest ? {} : { tag: 'latest' }) }
      : { fromImage: image.slice(0, colon), tag: image.slice(colon + 1) },
  );
  let failure: string | undefined;
  const onLine = (line: unknown): void => {
    const { error } = (line ?? {}) as { error?: unknown };
    if (typeof error === 'string') failure = error;
  };
  try {
    const { status, body } = await api.call('POST', `/images/create?${query.toString()}`, { signal, onLine });
    return status === 200 ? failure : reasonOf(body, status);
  } catch (error) {
    if (error instanceof BuildkitError && error.code === 'CANCELLED') throw error;
    return messageOf(error);
  }
}
