import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { signImage, type Signed } from '../../../../src/app/sign/sign-image.ts';
import { keySigner } from '../../../../src/app/sign/signer.ts';
import { RegistryClient, RegistryWriter } from '../../../../src/oci/index.ts';
import { INDEX, MANIFEST, MemoryRegistry } from '../../../support/memory-registry.ts';

const options = { fetch, credentials: async () => undefined };
const tools = { reader: new RegistryClient(options), writer: new RegistryWriter(options) };
const PREDICATE = 'https://slsa.dev/provenance/v1';
let registry: MemoryRegistry;

beforeEach(async () => {
  registry = await new MemoryRegistry().start();
});
afterEach(() => {
  registry.stop();
});

interface Image {
  readonly index: string;
  readonly platform: string;
}

/** An image in two repositories, with one statement that is about itself or about something else. */
function image(about?: string): Image {
  const found = ['app', 'other'].map((repository) => {
    const config = registry.putBlob(repository, Buffer.from('{}'));
    const platform = registry.put(repository, { schemaVersion: 2, config, layers: [] }, MANIFEST);
    const subject = [{ digest: { sha256: (about ?? platform.digest).replace('sha256:', '') } }];
    const annotations = { 'in-toto.io/predicate-type': PREDICATE };
    const layer = { ...registry.putBlob(repository, Buffer.from(JSON.stringify({ subject }))), annotations };
    const attestation = {
      ...registry.put(repository, { schemaVersion: 2, config, layers: [layer] }, MANIFEST),
      annotations: { 'vnd.docker.reference.digest': platform.digest },
    };
    const index = registry.put(repository, { schemaVersion: 2, manifests: [platform, attestation] }, INDEX);
    return { index: index.digest, platform: platform.digest };
  });
  return found[0] as Image;
}

function sign({ index: digest }: Image, repositories: readonly string[]): Promise<readonly Signed[]> {
  const names = repositories.map((repository) => ({ registry: registry.host, repository, digest }));
  const { privateKey } = generateKeyPairSync('ed25519');
  const { signal } = new AbortController();
  const services = { rekor: undefined, timestamps: undefined, timestampsOtherwise: undefined };
  return signImage(names, tools, { fetch, signal, signer: keySigner(privateKey), ...services });
}

const beside = async (repository: string, digest: string): Promise<readonly string[]> =>
  (await tools.reader.referrers({ registry: registry.host, repository, digest })).map((each) => each.digest);

test('the index and each statement are signed once, and the signatures lie in each repository of the names', async () => {
  const made = image();
  expect(await sign(made, ['app', 'app', 'other'])).toEqual([
    { predicateType: 'https://sigstore.dev/cosign/sign/v1', subject: made.index },
    { predicateType: PREDICATE, subject: made.platform },
  ]);
  for (const subject of [made.index, made.platform]) {
    const found = await beside('app', subject);
    expect(found).toHaveLength(1);
    expect(await beside('other', subject)).toEqual(found);
  }
});

test('a statement about something else is not vouched for, nor is anything beside it', async () => {
  const made = image(`sha256:${'a'.repeat(64)}`);
  await expect(sign(made, ['app'])).rejects.toThrow(/is about something else/);
  expect(await beside('app', made.index)).toEqual([]);
});

test('an image that is gone meanwhile is told', async () => {
  const gone = { index: `sha256:${'b'.repeat(64)}`, platform: '' };
  await expect(sign(gone, ['app'])).rejects.toThrow(/does not have the image that was pushed/);
});
