import { parseJsonObject } from '../../untrusted/json.ts';
import type { Credentials, CredentialsProvider } from '../credentials.ts';
import { OciError } from '../errors.ts';
import type { AuthEntry, DockerConfig } from './config.ts';
import type { CredentialHelper } from './helper.ts';

const HUB = 'https://index.docker.io/v1/';
const HUB_HOSTS = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

/**
 * Credentials as Docker's own client would find them: the host's own helper, else the general store, else the file.
 * A host only ever gets what is filed under its own name.
 *
 * The provider throws {@link OciError} HELPER_FAILED.
 */
export function dockerConfigAuth(config: DockerConfig, helper: CredentialHelper): CredentialsProvider {
  return async (host, signal) => {
    const keys = keysOf(host);
    const name = helperFor(config, keys);
    if (name !== undefined) {
      // Helpers file a registry as Docker's client does: under the first of its names.
      const found = parseHelperOutput(await helper(name, keys[0] ?? host, signal), name);
      if (found !== undefined) return found;
    }
    for (const [key, entry] of Object.entries(config.auths ?? {})) {
      if (!keys.includes(key)) continue;
      const found = parseEntry(entry);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** The names under which a registry may be filed, the usual one first. */
function keysOf(host: string): readonly string[] {
  if (HUB_HOSTS.has(host))
    return [HUB, 'docker.io', 'index.docker.io', 'registry-1.docker.io', 'https://index.docker.io'];
  return [host, `https://${host}`, `http://${host}`, `https://${host}/`, `https://${host}/v1/`, `https://${host}/v2/`];
}

function helperFor(config: DockerConfig, keys: readonly string[]): string | undefined {
  const own = Object.entries(config.credHelpers ?? {}).find(([key]) => keys.includes(key))?.[1] ?? config.credsStore;
  // A helper's name becomes part of a program's name.
  return typeof own === 'string' && /^[\w.-]+$/.test(own) ? own : undefined;
}

function parseEntry(entry: AuthEntry | null | undefined): Credentials | undefined {
  if (entry === null || typeof entry !== 'object') return undefined;
  const { auth, username, password, identitytoken } = entry;
  if (typeof identitytoken === 'string' && identitytoken !== '') return { username: '', secret: identitytoken };
  if (typeof auth === 'string' && auth !== '') {
    const text = Buffer.from(auth, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    if (colon > 0) return { username: text.slice(0, colon), secret: text.slice(colon + 1).replace(/(?<!\0)\0+$/, '') };
  }
  if (typeof username === 'string' && typeof password === 'string' && username !== '')
    return { username, secret: password };
  return undefined;
}

function parseHelperOutput(output: string | undefined, helper: string): Credentials | undefined {
  if (output === undefined) return undefined;
  const answer = parseJsonObject(output);
  if (answer === undefined) {
    // The output may hold a secret: it is not quoted.
    throw new OciError('HELPER_FAILED', `docker-credential-${helper} did not answer with JSON`, {
      hint: `Run docker-credential-${helper} get by hand to see what it says.`,
    });
  }
  const { Username, Secret } = answer;
  if (typeof Username !== 'string' || typeof Secret !== 'string' || Secret === '') return undefined;
  return { username: Username === '<token>' ? '' : Username, secret: Secret };
}
