/** @cost 40 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash, createPublicKey, generateKeyPairSync, randomBytes, scryptSync, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { bundleFromJSON, type SerializedBundle } from '@sigstore/bundle';
import { crypto as sigstoreCrypto } from '@sigstore/core';
import { toSignedEntity, Verifier, type TrustMaterial } from '@sigstore/verify';
import { BUILD_PREDICATE, SPDX_PREDICATE } from '../../src/image/attestations.ts';
import { parseReference, type Reference, RegistryClient } from '../../src/oci/index.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack, type ProgramResult } from '../support/run-program.ts';
import { Runner } from '../support/runner.ts';
import {
  identityToken,
  RUNNER_BEARER,
  startSigstore,
  WORKFLOW,
  type SigstoreServices,
} from '../support/sigstore-services.ts';

const lab = readLab();
const name = `${lab.registry}/e2e/signing-${process.pid}`;
const registry = new RegistryClient({ fetch, credentials: async () => undefined });
const SIGNED = 'https://sigstore.dev/cosign/sign/v1';
const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
let folder: string;
let sigstore: SigstoreServices;

beforeAll(async () => {
  sigstore = await startSigstore();
  folder = mkdtempSync(join(tmpdir(), 'aipack-signing-'));
  const document = {
    metadata: { project_name: 'signed', language: 'shell', build_system: 'none' },
    build: { commands: [{ run: 'mkdir -p /out && echo signed > /out/name', inputs: [] }] },
    runtime: { packages: ['tzdata'], command: ['/none'], copy: [{ from: '/out', to: '/out' }] },
  };
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(document));
});

afterAll(() => {
  sigstore.stop();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  sigstore.refuse = undefined;
  sigstore.asked.length = 0;
});

function build(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<ProgramResult> {
  const environment = { ...labEnvironment(lab), COSIGN_FULCIO_URL: sigstore.url, COSIGN_REKOR_URL: sigstore.url };
  const spec = ['--spec', join(folder, 'spec.json'), '--format', 'json'];
  return aipack(['build', folder, ...spec, ...args], { ...environment, ...more });
}

interface Found {
  readonly predicateType: string;
  readonly bundle: SerializedBundle;
  /** The statement that is signed. */
  readonly payload: Buffer;
}

/** The bundles that are kept beside a manifest. */
async function bundlesOf(image: Reference, subject: string): Promise<readonly Found[]> {
  const { registry: host, repository } = image;
  const found: Found[] = [];
  for (const { digest, annotations, artifactType } of await registry.referrers({
    registry: host,
    repository,
    digest: subject,
  })) {
    const manifest = await registry.manifest({ registry: host, repository, digest });
    const [layer] = manifest?.content.layers ?? [];
    expect(manifest?.content).toMatchObject({ artifactType: BUNDLE, subject: { digest: subject } });
    expect({ artifactType, type: layer?.mediaType }).toEqual({ artifactType: BUNDLE, type: BUNDLE });
    const bytes = Buffer.from(await registry.blob(image, layer?.digest ?? '', 1e8));
    const bundle = JSON.parse(bytes.toString()) as SerializedBundle;
    const predicateType = annotations?.['dev.sigstore.bundle.predicateType'] ?? '';
    found.push({ predicateType, bundle, payload: Buffer.from(bundle.dsseEnvelope?.payload ?? '', 'base64') });
  }
  return found.toSorted((a, b) => (a.predicateType < b.predicateType ? -1 : 1));
}

interface Pushed {
  readonly image: Reference;
  readonly digest: string;
  /** Digest of the image of the only platform. */
  readonly platform: string;
  /** Statements beside it, byte for byte. */
  readonly statements: readonly Buffer[];
}

async function pushed(tag: string): Promise<Pushed> {
  const image = parseReference(`${name}/${tag}:1`);
  const root = await registry.manifest(image);
  const [first, second] = root?.content.manifests ?? [];
  const about = await registry.manifest({ ...image, digest: second?.digest ?? '' });
  const layers = about?.content.layers ?? [];
  const statements = await Promise.all(layers.map(({ digest }) => registry.blob(image, digest, 1e8)));
  return {
    image,
    digest: root?.digest ?? '',
    platform: first?.digest ?? '',
    statements: statements.map((bytes) => Buffer.from(bytes)),
  };
}

/** Checks that there is one bundle about the image and one about each statement, and gives them all. */
async function allBundles(tag: string): Promise<readonly Found[]> {
  const { digest, image, platform, statements } = await pushed(tag);
  const own = await bundlesOf(image, digest);
  const stated = await bundlesOf(image, platform);
  expect(own.map(({ predicateType }) => predicateType)).toEqual([SIGNED]);
  expect(JSON.parse(own[0]?.payload.toString() ?? '')).toEqual({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ digest: { sha256: digest.replace('sha256:', '') } }],
    predicateType: SIGNED,
    predicate: {},
  });
  expect(stated.map(({ predicateType }) => predicateType)).toEqual(
    [BUILD_PREDICATE, 'https://slsa.dev/provenance/v0.2', SPDX_PREDICATE].sort(),
  );
  const hashes = (list: readonly Buffer[]): readonly string[] =>
    list.map((bytes) => createHash('sha256').update(bytes).digest('hex')).sort();
  expect(hashes(stated.map(({ payload }) => payload))).toEqual(hashes(statements));
  return [...own, ...stated];
}

/** As a verifier does that has never seen this project. */
function verified({ bundle }: Found, trust: TrustMaterial, options: object, identity?: string): void {
  const entity = toSignedEntity(bundleFromJSON(bundle));
  const policy = identity === undefined ? undefined : { subjectAlternativeName: identity };
  new Verifier(trust, options).verify(entity, policy);
}

describe('keyless', () => {
  test('signs the image and each statement as who runs the job', async () => {
    const token = identityToken();
    const { exitCode, stderr, stdout } = await build(['-t', `${name}/keyless:1`, '--push', '--sign', 'keyless'], {
      SIGSTORE_ID_TOKEN: token,
    });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    const bundles = await allBundles('keyless');
    const needed = { tlogThreshold: 1, ctlogThreshold: 1, timestampThreshold: 1 };
    for (const found of bundles) {
      verified(found, sigstore.trust, needed, WORKFLOW);
      expect(() => verified(found, sigstore.trust, needed, `${WORKFLOW}x`)).toThrow();
    }
    expect(`${stdout}${stderr}`).not.toContain(token);
    expect(JSON.stringify(bundles)).not.toContain(token);
    expect(stderr).toContain(SIGNED);
  });

  test('in the action is as the workflow that runs: with a token that the runner makes for Sigstore', async () => {
    const runner = new Runner({
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DOCKER_HOST: lab.dockerHost,
      COSIGN_FULCIO_URL: sigstore.url,
      COSIGN_REKOR_URL: sigstore.url,
      ACTIONS_ID_TOKEN_REQUEST_URL: `${sigstore.url}/token?api=1`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: RUNNER_BEARER,
    });
    const { exitCode, outputs, stdout } = await runner.main({
      context: 'fixtures/static-html',
      tags: `${name}/action:1`,
      push: 'true',
      sign: 'keyless',
      'package-repositories': lab.packages.url,
      'package-keys': lab.packages.publicKeyPath,
      'ca-file': labEnvironment(lab).AIPACK_CA_FILE ?? '',
    });
    runner.close();
    expect({ exitCode, log: exitCode === 0 ? '' : stdout }).toEqual({ exitCode: 0, log: '' });
    for (const found of await allBundles('action')) {
      verified(found, sigstore.trust, { tlogThreshold: 1, ctlogThreshold: 1, timestampThreshold: 1 }, WORKFLOW);
    }
    expect(stdout).toContain(`signed: ${outputs.digest ?? ''} ${SIGNED}`);
    expect(stdout).not.toContain(RUNNER_BEARER);
  });

  test('is refused before the build where the job may ask for no token', async () => {
    const { exitCode, stderr } = await build(['-t', `${name}:none`, '--push', '--sign', 'keyless']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/no identity to sign with[^[]+\[INPUT_INVALID\]/);
    expect(stderr).not.toContain('#1');
  });
});

/** A key pair as `cosign generate-key-pair` makes it. */
function cosignKey(password: string): { readonly pem: string; readonly publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [salt, nonce] = [randomBytes(32), randomBytes(24)];
  const params = { N: 65_536, r: 8, p: 1 };
  const key = scryptSync(password, salt, 32, { ...params, maxmem: 2 ** 28 });
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const ciphertext = Buffer.from(
    xsalsa20poly1305(Uint8Array.from(key), Uint8Array.from(nonce)).encrypt(Uint8Array.from(der)),
  );
  const body = Buffer.from(
    JSON.stringify({
      kdf: { name: 'scrypt', params, salt: salt.toString('base64') },
      cipher: { name: 'nacl/secretbox', nonce: nonce.toString('base64') },
      ciphertext: ciphertext.toString('base64'),
    }),
  );
  const lines = body.toString('base64').match(/.{1,64}/g) ?? [];
  const label = 'ENCRYPTED SIGSTORE PRIVATE KEY';
  return {
    pem: [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n'),
    publicPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  };
}

/** By hand, as DSSE says it: the signature is over the type and the payload with their lengths. */
function signedBy({ bundle: { dsseEnvelope }, payload }: Found, publicPem: string): boolean {
  const { payloadType = '', signatures = [] } = dsseEnvelope ?? {};
  const encoded = Buffer.concat([
    Buffer.from(`DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `),
    payload,
  ]);
  return verify('sha256', encoded, createPublicKey(publicPem), Buffer.from(signatures[0]?.sig ?? '', 'base64'));
}

describe('a key of cosign', () => {
  const PASSWORD = 'open sesame';
  const { pem, publicPem } = cosignKey(PASSWORD);
  const keyTrust = (): TrustMaterial => ({
    ...sigstore.trust,
    publicKey: () => ({ publicKey: sigstoreCrypto.createPublicKey(publicPem), validFor: () => true }),
  });

  test('in a variable signs the same, and the log has it', async () => {
    const secrets = { MY_KEY: pem, COSIGN_PASSWORD: PASSWORD };
    const args = ['-t', `${name}/key:1`, '--push', '--sign', 'env://MY_KEY'];
    const { exitCode, stderr, stdout } = await build(args, secrets);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    const bundles = await allBundles('key');
    const hint = createHash('sha256')
      .update(createPublicKey(publicPem).export({ format: 'der', type: 'spki' }))
      .digest('base64');
    for (const found of bundles) {
      expect(signedBy(found, publicPem)).toBe(true);
      expect(signedBy(found, cosignKey('').publicPem)).toBe(false);
      verified(found, keyTrust(), { tlogThreshold: 1, ctlogThreshold: 0, timestampThreshold: 1 });
      expect(found.bundle.verificationMaterial.publicKey?.hint).toBe(hint);
    }
    const told = JSON.stringify([stdout, stderr, bundles, sigstore.asked.map(({ body }) => body.toString())]);
    expect(told).not.toContain(PASSWORD);
    for (const line of pem.split('\n').slice(1, -2)) expect(told).not.toContain(line);
  });

  test('in a file signs without a log where that is asked for, with a timestamp in its place', async () => {
    writeFileSync(join(folder, 'cosign.key'), pem);
    const args = ['-t', `${name}/file:1`, '--push', '--sign', join(folder, 'cosign.key')];
    const { exitCode, stderr } = await build(args, {
      COSIGN_PASSWORD: PASSWORD,
      COSIGN_TLOG_UPLOAD: 'false',
      COSIGN_TIMESTAMP_SERVER_URL: `${sigstore.url}/api/v1/timestamp`,
    });
    rmSync(join(folder, 'cosign.key'));
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    for (const found of await allBundles('file')) {
      verified(found, keyTrust(), { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 1 });
      expect(found.bundle.verificationMaterial.tlogEntries ?? []).toEqual([]);
    }
    expect(sigstore.asked.filter(({ path }) => path.includes('/log/'))).toEqual([]);
  });

  test.each([
    ['another password', { COSIGN_PASSWORD: 'shut' }, /has another password/],
    ['no key', { MY_KEY: 'nothing' }, /is no private key in PEM/],
    ['no variable', { MY_KEY: undefined }, /has no key/],
  ])('with %s is refused before the build, and not shown', async (_, more, reason) => {
    const secrets = { MY_KEY: pem, COSIGN_PASSWORD: PASSWORD };
    const args = ['-t', `${name}:none`, '--push', '--sign', 'env://MY_KEY'];
    const { exitCode, stderr, stdout } = await build(args, { ...secrets, ...more });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(reason);
    expect(stderr).toContain('[INPUT_INVALID]');
    expect(`${stdout}${stderr}`).not.toMatch(/#1|BEGIN|open sesame|shut/);
  });

  test('in place of its name is refused, and not shown', async () => {
    const { stderr, stdout } = await build(['-t', `${name}:none`, '--push', `--sign=${pem}`]);
    expect(stderr).toMatch(/`sign` is no name of a key/);
    expect(`${stdout}${stderr}`).not.toContain('BEGIN');
  });

  test('that can not be logged fails the run with its own code: the image is pushed, and that is told', async () => {
    sigstore.refuse = { status: 400, body: JSON.stringify({ message: 'the log is full' }) };
    const args = ['-t', `${name}/unsigned:1`, '--push', '--sign', 'env://MY_KEY'];
    const { exitCode, stderr } = await build(args, { MY_KEY: pem, COSIGN_PASSWORD: PASSWORD });
    const { digest } = await pushed('unsigned');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('[SIGNING_FAILED]');
    expect(stderr).toContain(`The image is pushed as ${digest}, but not signed`);
    expect(stderr).toContain('400: the log is full');
  });
});

test('nothing can be signed that is not pushed', async () => {
  const { exitCode, stderr } = await build(['-o', `type=oci,dest=${folder}/image.tar`, '--sign', 'keyless']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('Only an image that is pushed can be signed');
});
