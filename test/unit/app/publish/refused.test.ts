import { afterEach, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promoteImage } from '../../../../src/app/publish/promote.ts';
import { parseReference, RegistryClient, RegistryWriter } from '../../../../src/oci/index.ts';

const MANIFEST = JSON.stringify({ schemaVersion: 2, layers: [] });
const servers: Server[] = [];

/** A registry with one image, which takes no other, and what it was asked. */
async function registry(): Promise<{ host: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer(({ method = '', url = '' }, response) => {
    asked.push(`${method} ${url}`);
    if (method !== 'GET') response.writeHead(403).end('{"errors":[{"code":"DENIED"}]}');
    else response.setHeader('content-type', 'application/vnd.oci.image.manifest.v1+json').end(MANIFEST);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test('an image goes to no registry where one of those that are to have it refuses, and all that do are named', async () => {
  const [one, other] = await Promise.all([registry(), registry()]);
  const options = { fetch, credentials: async () => undefined };
  const tools = { reader: new RegistryClient(options), writer: new RegistryWriter(options) };
  const tags = [`${one.host}/a:1`, `${other.host}/b:1`].map(parseReference);
  await expect(promoteImage(parseReference(`${one.host}/app:1`), tags, tools)).rejects.toMatchObject({
    problems: [
      { code: 'REGISTRY_REFUSED', message: expect.stringContaining(`${one.host}/a:1`) as unknown },
      { code: 'REGISTRY_REFUSED', message: expect.stringContaining(`${other.host}/b:1`) as unknown },
    ],
  });
  expect([...one.asked, ...other.asked].filter((each) => each.startsWith('PUT'))).toEqual([]);
});
