import { isAbsolute, join } from 'node:path';
import { asObject, parseJsonObject } from '../untrusted/json.ts';
import { readPlainStart } from '../untrusted/plain-file.ts';
import { dockerFolder } from './docker-config.ts';

/** Real ones have a few kilobytes: a configuration and certificates lie in them. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Whether the builder of buildx that a build takes may be on another machine: the one that is named, or that is in use. One of which
 * buildx has written nothing down may be anywhere.
 */
export function isBuilderElsewhere(named: string | undefined, environment: NodeJS.ProcessEnv): boolean {
  const { BUILDX_BUILDER = '', BUILDX_CONFIG: given = '' } = environment;
  const root = isAbsolute(given) ? given : join(dockerFolder(environment), 'buildx');
  const chosen = named ?? BUILDX_BUILDER;
  const name = chosen === '' ? read(root, 'current')?.Name : chosen;
  if (typeof name !== 'string' || name === '' || name === 'default') return false;
  const written = /^[a-zA-Z][\w.+-]*$/.test(name) ? read(root, join('instances', name.toLowerCase())) : undefined;
  if (written === undefined) return chosen !== '';
  const nodes = Array.isArray(written.Nodes) ? written.Nodes.map((node) => asObject(node)?.Endpoint) : [];
  const isHere = nodes.every((endpoint) => typeof endpoint === 'string' && /^(?:default|unix:\/\/.*)?$/.test(endpoint));
  return written.Driver !== 'docker-container' || !isHere;
}

function read(root: string, path: string): Readonly<Record<string, unknown>> | undefined {
  const start = readPlainStart(join(root, path), MAX_BYTES);
  return start === undefined ? undefined : parseJsonObject(start.bytes);
}
