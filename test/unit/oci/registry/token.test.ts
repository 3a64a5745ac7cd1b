import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { fetchToken, type Token } from '../../../../src/oci/index.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Asks a token server on loopback that answers in this way. */
async function ask(handler: RequestListener): Promise<Token> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  const realm = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  return fetchToken(
    { host: 'registry.example', realm, service: 's', scopes: ['repository:app:pull'] },
    {
      fetch,
      credentials: { username: 'u', secret: 'hush-hush' },
      insecure: false,
      signal: AbortSignal.timeout(20_000),
    },
  );
}

const answering = (body: string): Promise<Token> => ask((_request, response) => response.end(body));

describe('the answer of a token server', () => {
  test.each([
    ['says how long it is good for', '{"token":"T","expires_in":300}', 300],
    ['does not', '{"token":"T"}', 60],
    ['says nothing of it', '{"access_token":"T","expires_in":null}', 60],
    ['says that it is good for less than daemons like', '{"token":"T","expires_in":1}', 60],
    ['says that it is good for ever', '{"token":"T","expires_in":9007199254740991}', 2 ** 31 - 1],
  ])('%s', async (_what, body, expiresIn) => {
    expect(await answering(body)).toEqual({ token: 'T', expiresIn, issuedAt: 0 });
  });

  test.each([
    ['a time', '2024-01-01T00:00:00Z', 1_704_067_200],
    ['the year 1, as programs in Go do', '0001-01-01T00:00:00Z', 0],
    ['something else', 'yesterday', 0],
  ])('names %s as the time it was issued at', async (_what, issued_at, issuedAt) => {
    expect(await answering(JSON.stringify({ token: 'T', issued_at }))).toMatchObject({ issuedAt });
  });

  test('is the access token where the other one is empty', async () => {
    expect(await answering('{"token":"","access_token":"T"}')).toMatchObject({ token: 'T' });
  });

  test.each([
    ['is empty', ''],
    ['is no JSON', '<html>hush-hush</html>'],
    ['is null', 'null'],
    ['is a list', '["hush-hush"]'],
    ['has no token', '{"secret":"hush-hush"}'],
    ['has a token of the wrong type', '{"token":["hush-hush"]}'],
    ['has a token that is no header', '{"token":"hush-hush\\r\\nx: y"}'],
    ['has a negative expiry', '{"token":"hush-hush","expires_in":-1}'],
    ['has an expiry beyond all numbers', '{"token":"hush-hush","expires_in":1e300}'],
    ['has an expiry of an infinite size', '{"token":"hush-hush","expires_in":1e999}'],
    ['has half a second as its expiry', '{"token":"hush-hush","expires_in":0.5}'],
    ['has a text as its expiry', '{"token":"hush-hush","expires_in":"300"}'],
    ['has a number as its time', '{"token":"hush-hush","issued_at":1704067200}'],
    ['is far too large', `{"token":"hush-hush","x":"${'x'.repeat(2 * 1024 * 1024)}"}`],
  ])('that %s is refused, by the name of the registry and with what to do, and not quoted', async (_what, body) => {
    const error: unknown = await answering(body).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'PROTOCOL',
      message: expect.stringContaining('registry.example') as unknown,
      hint: expect.stringContaining('registry.example') as unknown,
    });
    expect(String(error)).not.toContain('hush-hush');
  });

  test('that breaks off is no answer', async () => {
    const asked = ask((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{');
      setImmediate(() => response.destroy());
    });
    await expect(asked).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });

  test('that leads elsewhere is not followed', async () => {
    const elsewhere: string[] = [];
    const asked = ask((request, response) => {
      if (request.url === '/elsewhere') elsewhere.push(request.headers.authorization ?? '');
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await expect(asked).rejects.toMatchObject({ code: 'UNREACHABLE' });
    expect(elsewhere).toEqual([]);
  });
});
