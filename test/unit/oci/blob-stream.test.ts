import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseReference, type Reference, RegistryClient, RegistryError, sha256 } from '../../../src/oci/index.ts';

const content = Buffer.from('a layer of an image');
let server: Server;
let reference: Reference;
let sent: Buffer;

beforeEach(async () => {
  sent = content;
  server = createServer((request, response) => {
    if (request.url?.endsWith(sha256(content)) === true) response.end(sent);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  reference = parseReference(`127.0.0.1:${(server.address() as AddressInfo).port}/app`);
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

async function read(digest: string, size: number): Promise<Buffer> {
  const client = new RegistryClient({ fetch, credentials: async () => undefined });
  const parts: Uint8Array[] = [];
  for await (const bytes of client.blobStream(reference, digest, size)) parts.push(bytes);
  return Buffer.concat(parts);
}

test('a blob comes as it is', async () => {
  expect(await read(sha256(content), content.length)).toEqual(content);
});

test.each([
  ['other bytes than its digest says', Buffer.from('a layer of an Image')],
  ['fewer', content.subarray(1)],
  ['more than its descriptor says', Buffer.concat([content, content])],
])('a blob that has %s is refused', async (_, bytes) => {
  sent = bytes;
  await expect(read(sha256(content), content.length)).rejects.toThrow(RegistryError);
});

test('a blob that is not there is told', async () => {
  await expect(read(sha256(Buffer.from('other')), 1)).rejects.toThrow(/refuses to pull: 404/);
});
