import { spawn } from 'node:child_process';
import { parseJsonObject } from '../../untrusted/json.ts';
import { BuildkitError } from '../errors.ts';
import type { Credentials, CredentialsProvider } from './credentials.ts';

interface AuthEntry {
  readonly auth?: unknown;
  readonly username?: unknown;
  readonly password?: unknown;
  readonly identitytoken?: unknown;
}

/** What matters here of a Docker client's config.json; nothing in it is trusted to have the right type. */
export interface DockerConfig {
  readonly auths?: Readonly<Record<string, AuthEntry>>;
  readonly credHelpers?: Readonly<Record<string, unknown>>;
  readonly credsStore?: unknown;
  readonly currentContext?: unknown;
}

/**
 * Runs `docker-credential-HELPER get` with a server on its standard input.
 *
 * @returns its standard output, or undefined when it has nothing for that server
 */
export type CredentialHelper = (helper: string, server: string, signal: AbortSignal) => Promise<string | undefined>;

const HUB = 'https://index.docker.io/v1/';
const HUB_HOSTS = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

/**
 * Credentials as Docker's own client would find them: the host's own helper, else the general store, else the file.
 * A host only ever gets what is filed under its own name.
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
  // It becomes part of a program's name.
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
    throw new BuildkitError('SESSION_FAILED', `docker-credential-${helper} did not answer with JSON`, {
      hint: `Run docker-credential-${helper} get by hand to see what it says.`,
    });
  }
  const { Username, Secret } = answer;
  if (typeof Username !== 'string' || typeof Secret !== 'string' || Secret === '') return undefined;
  return { username: Username === '<token>' ? '' : Username, secret: Secret };
}

const NOT_FOUND = /credentials not found|not found in native keychain|no credentials server URL/i;

/** A helper may have to ask a keychain or a cloud; one that waits for a person waits for nobody here. */
const HELPER_PATIENCE_MS = 30_000;
/** Far more than any credentials have. */
const MAX_HELPER_OUTPUT = 1024 * 1024;

/**
 * The real helper: a program on the PATH of `env`, which gets `patience` milliseconds.
 *
 * @throws {BuildkitError} SESSION_FAILED when it is not there, fails, says too much or does not end
 */
export function credentialHelper(
  env: Readonly<Record<string, string | undefined>>,
  patience = HELPER_PATIENCE_MS,
): CredentialHelper {
  return (helper, server, signal) =>
    new Promise((resolve, reject) => {
      const child = spawn(`docker-credential-${helper}`, ['get'], { env, stdio: ['pipe', 'pipe', 'pipe'] });
      let out = '';
      let err = '';
      const giveUp = (reason: string, cause?: unknown): void => {
        end();
        // What the helper started may live on and hold the pipes open: they would keep this process alive.
        child.kill('SIGKILL');
        for (const stream of child.stdio) stream?.destroy();
        reject(helperError(helper, server, reason, cause));
      };
      const cancel = (): void => {
        giveUp('the build was cancelled', signal.reason);
      };
      const late = setTimeout(() => {
        giveUp(`it did not end within ${patience / 1000} seconds`);
      }, patience);
      const end = (): void => {
        clearTimeout(late);
        signal.removeEventListener('abort', cancel);
      };
      const keep = (text: string, said: string): string => {
        if (said.length + text.length > MAX_HELPER_OUTPUT) giveUp('it says more than credentials are');
        return said + text;
      };
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
      child.stdout.setEncoding('utf8').on('data', (text: string) => (out = keep(text, out)));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err = keep(text, err)));
      child.stdin.on('error', () => undefined);
      child.on('error', (cause) => {
        end();
        const missing = 'code' in cause && cause.code === 'ENOENT';
        reject(helperError(helper, server, missing ? 'there is no such program on the PATH' : cause.message, cause));
      });
      child.on('close', (status) => {
        end();
        if (status === 0) resolve(out);
        else if (NOT_FOUND.test(out) || NOT_FOUND.test(err)) resolve(undefined);
        else reject(helperError(helper, server, (err.trim() || out.trim() || `exit code ${status}`).slice(0, 500)));
      });
      child.stdin.end(server);
    });
}

function helperError(helper: string, server: string, reason: string, cause?: unknown): BuildkitError {
  return new BuildkitError('SESSION_FAILED', `docker-credential-${helper} has no answer for ${server}: ${reason}`, {
    hint: `Install docker-credential-${helper}, or take it out of credsStore and credHelpers in Docker's config.json.`,
    cause,
  });
}
