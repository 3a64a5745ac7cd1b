import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { prepareCaches } from '../../../src/buildkit/cache.ts';
import { BuildkitError } from '../../../src/buildkit/index.ts';
import { authService } from '../../../src/buildkit/session/auth.ts';
import { findDockerHost } from '../../../src/buildkit/transport/docker-host.ts';
import { dockerConfigAuth, type Fetch } from '../../../src/oci/index.ts';
import { Auth } from '../../../src/proto/services.ts';

const { signal } = new AbortController();
const realm = 'https://auth.example/token';

/** What a session throws when the daemon asks it for a token. */
async function failure(fetch: Fetch, Realm = realm, helper?: string): Promise<unknown> {
  const config = { ...(helper && { credsStore: helper }), auths: { 'r.example': { username: 'u', password: 'p' } } };
  const provider = dockerConfigAuth(config, async () => 'nonsense');
  const service = authService(provider, fetch).find(({ method }) => method.path === Auth.FetchToken.path);
  if (service?.kind !== 'unary') throw new Error('the session fetches no tokens');
  const request = { Host: 'r.example', Realm, Service: 's', Scopes: [], ClientID: '' };
  return service.run(request, { signal, header: () => undefined }).catch((error: unknown) => error);
}

const answering =
  (body: string, status = 200): Fetch =>
  async () =>
    new Response(body, { status });

describe('what goes wrong with registries and configurations has the codes of this client', () => {
  test.each<[string, string, () => Promise<unknown>]>([
    ['a token server that refuses', 'REGISTRY_DENIED', () => failure(answering('', 401))],
    ['one that is not there', 'REGISTRY_UNREACHABLE', () => failure(() => Promise.reject(new Error('gone')))],
    ['one that answers nonsense', 'SESSION_FAILED', () => failure(answering('nonsense'))],
    ['one without TLS', 'SESSION_FAILED', () => failure(answering('{"token":"T"}'), 'http://auth.example/token')],
    ['a credential helper that fails', 'SESSION_FAILED', () => failure(answering('{"token":"T"}'), realm, 'broken')],
    [
      'a context that Docker does not know',
      'INVALID_ENDPOINT',
      () => findDockerHost({ context: 'other' }, { HOME: '/nowhere' }).catch((error: unknown) => error),
    ],
  ])('%s: %s', async (_what, code, run) => {
    const error = await run();
    expect(error).toBeInstanceOf(BuildkitError);
    expect(error).toMatchObject({ code, hint: code === 'REGISTRY_UNREACHABLE' ? undefined : expect.any(String) });
  });

  test('a folder that is no layout: INVALID_OPTION', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'aipack-layout-'));
    try {
      writeFileSync(join(directory, 'index.json'), 'nonsense');
      const info = { version: undefined, docker: false, containerdStore: true, platforms: [] };
      const entry = { type: 'local', attributes: { src: directory } };
      const error: unknown = await prepareCaches(info as never, [entry], []).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(BuildkitError);
      expect(error).toMatchObject({ code: 'INVALID_OPTION', hint: expect.any(String) as unknown });
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
