import { expect, test } from '@jest/globals';
import { attestationFacts } from '../../../src/app/attestation-facts.ts';
import type { PinnedPlatform } from '../../../src/app/validate.ts';
import { universalBuildSchema } from '../../../src/schema/universal-build.ts';
import type { ResolvedPackage } from '../../../src/wolfi/index.ts';

test('packages of a build stage are told for the machine that it ran on', () => {
  const build = universalBuildSchema.parse({
    version: '1.0',
    metadata: { project_name: 'web', language: 'html', build_system: 'none' },
    build: {},
    runtime: { command: ['nginx'] },
  });
  const go = { name: 'go', version: '1.24.1-r0', checksum: 'Q1x' } as ResolvedPackage;
  const platform: PinnedPlatform = {
    platform: 'linux/arm64',
    architecture: 'aarch64',
    buildPlatform: 'linux/amd64',
    buildArchitecture: 'x86_64',
    indexDigest: '',
    packages: { build: [go], runtime: [] },
    inventory: [],
  };
  const all = {
    pinned: { build, platforms: [platform] },
    source: { epoch: 1, epochFrom: 'fixed' },
    asked: { baseImage: 'wolfi', labels: {}, overrides: [], buildEnv: [] },
  } as const;
  const facts = attestationFacts(all, platform, { sbom: false, provenance: 'mode=max' }, '1', undefined);
  expect(facts.buildPackages).toMatchObject([{ name: 'go', architecture: 'x86_64' }]);
  expect(facts.settings).toEqual({
    baseImage: 'wolfi',
    buildPlatform: 'linux/amd64',
    labels: {},
    overrides: [],
    buildEnv: [],
  });
});
