import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asObject, parseJsonObject } from '../../untrusted/json.ts';
import { OciError } from '../errors.ts';

/** A Docker that `docker context create` has written down. */
export interface DockerContext {
  /** As in DOCKER_HOST; undefined where it says nothing of it. */
  readonly host: string | undefined;
  /** The folder of its certificates, where it has one. */
  readonly certificates: string | undefined;
}

/**
 * @param directory of Docker's configuration
 * @throws OciError CONTEXT_NOT_FOUND
 */
export async function readDockerContext(name: string, directory: string | undefined): Promise<DockerContext> {
  const id = createHash('sha256').update(name).digest('hex');
  const meta = join(directory ?? '', 'contexts', 'meta', id, 'meta.json');
  const text = await readFile(meta, 'utf8').catch((cause: unknown) => {
    throw new OciError(
      'CONTEXT_NOT_FOUND',
      `There is no Docker context "${name}" in ${directory ?? 'the home directory'}`,
      {
        hint: 'List the contexts with docker context ls, or set DOCKER_HOST.',
        cause,
      },
    );
  });
  const host = asObject(asObject(parseJsonObject(text)?.Endpoints)?.docker)?.Host;
  const certificates = join(directory ?? '', 'contexts', 'tls', id, 'docker');
  return {
    host: typeof host === 'string' && host !== '' ? host : undefined,
    certificates: existsSync(certificates) ? certificates : undefined,
  };
}
