import { expect, test } from '@jest/globals';
import { recordKeys } from '../../../src/app/buildx-keys.ts';
import { connect } from '../../../src/buildkit/index.ts';
import { Content, Control } from '../../../src/proto/services.ts';
import { answer, hello, refuse, withPeer, type PeerHandler } from '../buildkit/peer.ts';

const STATEMENT = 'application/vnd.in-toto+json';
const OLD = 'https://slsa.dev/provenance/v0.2';
const NEW = 'https://slsa.dev/provenance/v1';

const BLOBS: Readonly<Record<string, object>> = {
  'sha256:old': {
    builder: { id: 'https://ci.example/1' },
    buildType: 'https://mobyproject.org/buildkit@v1',
    materials: [{ uri: 'pkg:docker/alpine' }],
    invocation: { parameters: { frontend: 'dockerfile.v0', args: { 'build-arg:TOKEN': 'hush', target: 'app' } } },
    buildConfig: { llbDefinition: ['long'] },
    metadata: { buildStartedOn: 'now' },
  },
  'sha256:new': {
    buildDefinition: {
      buildType: 'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md',
      externalParameters: { request: { frontend: 'dockerfile.v0', args: { 'label:a': 'hush' } } },
      internalParameters: { buildConfig: { llbDefinition: ['long'] }, builderPlatform: 'linux/amd64' },
    },
    runDetails: { builder: { id: '' }, metadata: { startedOn: 'now' } },
  },
};

/** A daemon that has recorded builds, each with what was stated of its results. */
function recording(records: Readonly<Record<string, object>>): Record<string, PeerHandler> {
  return {
    ...hello(),
    ...answer(Control.ListenBuildHistory, ({ Ref }) =>
      Ref in records ? { type: 1, record: { Ref, ...records[Ref] } } : { type: 0 },
    ),
    ...answer(Content.Read, ({ digest }) => ({ data: Buffer.from(JSON.stringify(BLOBS[digest])) })),
  };
}

const result = (digest: string, type: string, size = 100): object => ({
  Attestations: [
    { media_type: STATEMENT, digest: 'sha256:other', size: 1, annotations: { 'in-toto.io/predicate-type': 'other' } },
    { media_type: STATEMENT, digest, size, annotations: { 'in-toto.io/predicate-type': type } },
  ],
});

async function keys(
  handlers: Record<string, PeerHandler>,
  platforms: readonly string[],
  builder?: string,
): Promise<object> {
  return withPeer(handlers, async ({ address }) => {
    using client = await connect(address, { environment: {}, builder });
    return await recordKeys(client, [{ platforms, ref: 'build' }], platforms);
  });
}

test('the provenance that was recorded is told without steps, times and values of arguments', async () => {
  expect(await keys(recording({ build: { Result: result('sha256:old', OLD) } }), ['linux/amd64'])).toEqual({
    'buildx.build.provenance': {
      builder: { id: 'https://ci.example/1' },
      buildType: 'https://mobyproject.org/buildkit@v1',
      materials: [{ uri: 'pkg:docker/alpine' }],
      invocation: { parameters: { frontend: 'dockerfile.v0', args: { target: 'app' } } },
    },
  });
});

test('that of several platforms is told for each, in whichever version', async () => {
  const Results = { 'linux/amd64': result('sha256:old', OLD), 'linux/arm64': result('sha256:new', NEW) };
  const told = await keys(recording({ build: { Results } }), ['linux/amd64', 'linux/arm64']);
  expect(Object.keys(told)).toEqual(['buildx.build.provenance/linux/amd64', 'buildx.build.provenance/linux/arm64']);
  expect(told).toMatchObject({
    'buildx.build.provenance/linux/arm64': {
      buildDefinition: { internalParameters: { builderPlatform: 'linux/amd64' } },
      runDetails: { builder: { id: '' } },
    },
  });
  expect(JSON.stringify(told)).not.toMatch(/hush|llbDefinition|startedOn|StartedOn/);
});

test.each<[string, Record<string, PeerHandler>]>([
  ['keeps no records', { ...hello(), ...refuse(Control.ListenBuildHistory.path, 12, 'unknown service') }],
  ['has none of this build', recording({})],
  ['recorded more than anybody wants to read', recording({ build: { Result: result('sha256:old', OLD, 5_000_000) } })],
])('a daemon that %s fails nothing', async (_what, handlers) => {
  expect(await keys(handlers, ['linux/amd64'])).toEqual({});
});

test('a build has the name by which buildx finds it, where buildx knows the daemon that has a record of it', async () => {
  const known = recording({ build: {} });
  expect(await keys(known, ['linux/amd64'], 'shop/shop0')).toEqual({ 'buildx.build.ref': 'shop/shop0/build' });
  expect(await keys(known, ['linux/amd64'])).toEqual({});
  expect(await keys(recording({}), ['linux/amd64'], 'shop/shop0')).toEqual({});
});
