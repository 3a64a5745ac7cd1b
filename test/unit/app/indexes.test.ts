import { expect, test } from '@jest/globals';
import { Indexes } from '../../../src/app/packages.ts';
import { MemoryStore, wolfiKey } from '../../../src/wolfi/index.ts';
import { newKey, signedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer, type Answer } from '../wolfi/support/repository-server.ts';

const key = newKey('test.rsa.pub');
const repository = file(signedArchive(indexText('nginx'), key));

async function withServer(answer: Answer, use: (indexes: Indexes, server: RepositoryServer) => Promise<void>) {
  const server = await RepositoryServer.start(answer);
  const settings = { repositories: [{ url: server.url }], keys: [wolfiKey, key.trusted], allowUntrusted: false };
  const outside = { fetch, store: new MemoryStore(), now: () => Date.now(), onWarning: () => undefined };
  try {
    await use(new Indexes(settings, outside), server);
  } finally {
    await server.stop();
  }
}

test('an index whose loading was begun is loaded once', async () => {
  await withServer(repository, async (indexes, server) => {
    indexes.begin('linux/amd64');
    const { index } = await indexes.forPlatform('linux/amd64');
    expect(index.has('nginx')).toBe(true);
    expect(server.requests).toHaveLength(1);
  });
});

test('what goes wrong with one that was begun is told to who asks for it', async () => {
  const nothing: Answer = (_, response) => void response.writeHead(404).end();
  await withServer(nothing, async (indexes) => {
    indexes.begin('linux/amd64');
    indexes.begin('plan9/mips');
    await expect(indexes.forPlatform('linux/amd64')).rejects.toMatchObject({ code: 'INDEX_UNAVAILABLE' });
  });
});

test('one that nobody will ask for is given up while it is fetched', async () => {
  let arrived: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (arrived = resolve));
  let gone: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (gone = resolve));
  const never: Answer = (request) => {
    request.socket.on('close', gone);
    arrived();
  };
  await withServer(never, async (indexes) => {
    indexes.begin('linux/amd64');
    await waiting;
    indexes.abandon();
    await left;
  });
});
