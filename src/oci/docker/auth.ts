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
  return async (host, signal, repository) => {
    const keys = keysOf(host);
    const name = helperFor(config, keys);
    if (name !== undefined) {
      // Helpers file a registry as Docker's client does: under the first of its names.
      const found = parseHelperOutput(await helper(name, keys[0] ?? host, signal), name);
      if (found !== undefined) return found;
    }
    const filed = Object.entries(config.auths ?? {})
      .flatMap(([key, entry]) => {
        const rank = rankOf(key, host, keys, repository);
        const found = rank === undefined ? undefined : parseEntry(entry);
        return found === undefined || rank === undefined ? [] : [{ found, rank }];
      })
      .sort((a, b) => b.rank - a.rank);
    return filed[0]?.found;
  };
}

/** The names under which a registry may be filed, the usual one first. */
function keysOf(host: string): readonly string[] {
  if (HUB_HOSTS.has(host))
    return [HUB, 'docker.io', 'index.docker.io', 'registry-1.docker.io', 'https://index.docker.io'];
  return [host, `https://${host}`, `http://${host}`, `https://${host}/`, `https://${host}/v1/`, `https://${host}/v2/`];
}

const VERSION = /^v[12]$/;
const MOST_OF_A_KEY = 1000;

/**
 * How well a key names a registry, the higher the better; undefined where it names another. Docker's client takes every key whose host is
 * the registry's, whatever path is behind it. A path that leads to the repository comes before the registry itself, and any other last.
 */
function rankOf(
  key: string,
  host: string,
  keys: readonly string[],
  repository: string | undefined,
): number | undefined {
  if (keys.includes(key)) return MOST_OF_A_KEY - keys.indexOf(key);
  const [own, ...parts] = key.replace(/^[a-z]{1,10}:\/\//i, '').split('/');
  const path = parts.filter((part) => part !== '' && !VERSION.test(part)).join('/');
  // Docker Desktop files tokens of its own below Docker Hub's name.
  const known = HUB_HOSTS.has(host)
    ? HUB_HOSTS.has(own ?? '') && !/^(?:access|refresh)-token$/.test(path)
    : own === host;
  if (!known) return undefined;
  if (path === '') return MOST_OF_A_KEY / 2;
  const inside = repository === path || repository?.startsWith(`${path}/`) === true;
  return inside ? MOST_OF_A_KEY + path.length : -path.length;
}

function helperFor(config: DockerConfig, keys: readonly string[]): string | undefined {
  const own = Object.entries(config.credHelpers ?? {}).find(([key]) => keys.includes(key))?.[1] ?? config.credsStore;
  // A helper's name becomes part of a program's name.
  return typeof own === 'string' && /^[\w.-]+$/.test(own) ? own : undefined;
}

function parseEntry(entry: AuthEntry | null | undefined): Credentials | undefined {
  if (entry === null || typeof entry !== 'object') return undefined;
  const { auth, username, password, identitytoken, registrytoken } = entry;
  if (typeof registrytoken === 'string' && registrytoken !== '')
    return { username: '', secret: registrytoken, bearer: true };
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
