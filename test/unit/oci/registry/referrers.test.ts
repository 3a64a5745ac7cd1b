import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { attachArtifact, RegistryClient, RegistryWriter, type Descriptor } from '../../../../src/oci/index.ts';
import { INDEX, MANIFEST, MemoryRegistry } from '../../../support/memory-registry.ts';

const options = { fetch, credentials: async () => undefined };
const reader = new RegistryClient(options);
const tools = { reader, writer: new RegistryWriter(options) };
const artifact = (text: string) => ({ type: 'application/x.test', bytes: Buffer.from(text), annotations: { a: text } });
let registry: MemoryRegistry;
let subject: Descriptor;

beforeEach(async () => {
  registry = await new MemoryRegistry().start();
  subject = registry.put('app', { schemaVersion: 2, manifests: [] }, INDEX, '1');
});
afterEach(() => {
  registry.stop();
});

describe.each([
  ['keeps lists of what refers to what', true],
  ['keeps none', false],
])('a registry that %s', (_, lists) => {
  test('has artifacts beside an image, each once, and the image as it was', async () => {
    registry.lists = lists;
    const to = { registry: registry.host, repository: 'app' };
    const [first, second] = [
      await attachArtifact(tools, to, subject, artifact('one')),
      await attachArtifact(tools, to, subject, artifact('two')),
    ];
    expect(await attachArtifact(tools, to, subject, artifact('one'))).toBe(first);
    const found = await reader.referrers({ ...to, digest: subject.digest });
    expect(found.map(({ digest }) => digest).sort()).toEqual([first, second].sort());
    const { content } = (await reader.manifest({ ...to, digest: first })) ?? {};
    expect(content).toMatchObject({
      mediaType: MANIFEST,
      artifactType: 'application/x.test',
      config: { mediaType: 'application/vnd.oci.empty.v1+json', size: 2 },
      subject: { mediaType: INDEX, digest: subject.digest },
      annotations: { a: 'one' },
    });
    const tag = `app ${subject.digest.replace(':', '-')}`;
    expect(registry.manifests.has(tag)).toBe(!lists);
    expect((await reader.manifest({ ...to, tag: '1' }))?.digest).toBe(subject.digest);
  });
});

test('a tag that is something else than such a list is left alone', async () => {
  registry.lists = false;
  registry.put('app', { schemaVersion: 2, layers: [] }, MANIFEST, subject.digest.replace(':', '-'));
  const to = { registry: registry.host, repository: 'app' };
  await expect(attachArtifact(tools, to, subject, artifact('one'))).rejects.toThrow(/is no list of what refers/);
});
