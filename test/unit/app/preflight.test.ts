import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeBuild } from '../../../src/app/preflight.ts';
import { PushCheck } from '../../../src/app/push-check.ts';
import { pushHint } from '../../../src/app/push-hint.ts';
import { targetsOf } from '../../../src/options/targets.ts';
import { parseReference, RegistryClient } from '../../../src/oci/index.ts';
import { Stopwatch } from '../../../src/report/stopwatch.ts';
import type { AipackError } from '../../../src/schema/errors.ts';

describe('before a build', () => {
  let server: Server;
  let host: string;
  beforeEach(async () => {
    server = createServer((_request, response) => {
      response.writeHead(403).end('{"errors":[{"code":"DENIED","message":"permission_denied: write_package"}]}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.close();
  });

  test('everything that would end it is told at once: each registry, outputs, and the disk', async () => {
    const registry = new RegistryClient({ fetch, credentials: async () => undefined });
    const outputs = targetsOf({
      tags: [`${host}/shop:1`, `${host}/other:1`].map(parseReference),
      push: true,
      load: false,
      outputs: [{ type: 'docker', destination: '/tmp/a.tar', attributes: {} }],
    });
    const asked: number[] = [];
    const tools = {
      client: { info: { docker: false } },
      onWarning: () => undefined,
      pushes: new PushCheck(registry),
      stopwatch: new Stopwatch(() => 0),
      lowDisk: async (bytes: number) => {
        asked.push(bytes);
        return [{ code: 'DISK_LOW', message: 'no room' } as const];
      },
    };
    const { problems } = (await beforeBuild({ outputs }, 2, tools, 500).catch(
      (error: unknown) => error,
    )) as AipackError;
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringContaining('FEATURE_UNSUPPORTED'),
      expect.stringContaining(`REGISTRY_REFUSED ${host}/shop:1 can't be pushed`),
      expect.stringContaining(`REGISTRY_REFUSED ${host}/other:1 can't be pushed`),
      'DISK_LOW no room',
    ]);
    expect(asked).toEqual([500]);
  });
});

describe('loading several platforms', () => {
  const tools = (docker: boolean): Parameters<typeof beforeBuild>[2] => ({
    client: { info: { docker } },
    onWarning: () => undefined,
    pushes: new PushCheck(new RegistryClient({ fetch, credentials: async () => undefined })),
    stopwatch: new Stopwatch(() => 0),
  });
  const outputs = targetsOf({ tags: [parseReference('shop')], push: false, load: true, outputs: [] });

  test("is refused before a build on another BuildKit than Docker's own, which would send them as one archive", async () => {
    await expect(beforeBuild({ outputs }, 2, tools(false), 0)).rejects.toThrow(
      /one platform only, and the image would be/,
    );
    await beforeBuild({ outputs }, 1, tools(false), 0);
  });

  test("is done by Docker's own, but not into the Docker of another context", async () => {
    await beforeBuild({ outputs }, 2, tools(true), 0);
    const elsewhere = outputs.map((output) => ({ ...output, context: 'far' }));
    await expect(beforeBuild({ outputs: elsewhere }, 2, tools(true), 0)).rejects.toThrow(/one platform only/);
  });
});

describe('a push that ghcr.io refuses', () => {
  const hint = (said: string): string => pushHint(parseReference('ghcr.io/acme/shop:1'), said);

  test.each([
    'installation not allowed to Create organization package',
    'installation not allowed to Write organization package',
    'The token provided does not match expected scopes.',
  ])('with "%s" lacks the right to packages', (said) => {
    expect(hint(`ghcr.io refuses to push: DENIED: ${said}`)).toMatch(/^Give the job `permissions: packages: write`/);
    expect(hint(`DENIED: ${said}`)).not.toContain('Manage Actions access');
  });

  test('with "write_package" is of a package that this repository may not write, or of another owner', () => {
    const said = hint('ghcr.io refuses to push: DENIED: permission_denied: write_package');
    expect(said).toMatch(/package shop .*"Manage Actions access".*role Write/);
    expect(said).toContain('a repository of acme');
    expect(said).not.toContain('permissions:');
  });

  test('without a reason may be either', () => {
    expect(hint('ghcr.io refuses to push')).toMatch(/packages: write.*Manage Actions access/);
  });

  test('of another registry wants a login', () => {
    expect(pushHint(parseReference('registry.example/app'), 'denied')).toContain('Log in to registry.example');
  });
});
