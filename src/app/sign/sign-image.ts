import { attachArtifact, type Descriptor, type Reference, type RegistryTools } from '../../oci/index.ts';
import { AipackError } from '../../schema/errors.ts';
import { asObject, parseJsonObject } from '../../untrusted/json.ts';
import { ATTESTED } from '../attested.ts';
import { onePerRepository } from '../repositories.ts';
import { BUNDLE_TYPE, signStatement, type Signing } from './bundle.ts';

/** What cosign states of an image that it signs. */
const SIGNED_PREDICATE = 'https://sigstore.dev/cosign/sign/v1';
const PREDICATE_TYPE = 'in-toto.io/predicate-type';
/** Scanners list every file of an image. */
const MOST_STATEMENT_BYTES = 64 * 1024 * 1024;

/** A statement that is signed, and what the signature is kept beside. */
interface Signable {
  readonly subject: Descriptor;
  readonly predicateType: string;
  readonly statement: Buffer;
}

/** Told of each signature, by what it says of which manifest. */
export interface Signed {
  readonly predicateType: string;
  readonly subject: string;
}

/**
 * Signs an image that is in a registry: what its name stands for, as cosign does, and each statement about one of its platforms, byte
 * for byte as it is there. The signatures are kept beside it in each repository.
 * @param images one image, by digest, under one or more names
 * @throws AipackError SIGNING_FAILED; RegistryError
 */
export async function signImage(
  images: readonly Reference[],
  tools: RegistryTools,
  signing: Signing,
): Promise<readonly Signed[]> {
  const [first] = images;
  if (first === undefined) return [];
  const signable = await signableOf(first, tools);
  for (const { predicateType, statement, subject } of signable) {
    const bytes = await signStatement(statement, signing);
    const annotations = {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': predicateType,
    };
    for (const to of onePerRepository(images)) {
      await attachArtifact(tools, to, subject, { type: BUNDLE_TYPE, bytes, annotations });
    }
  }
  return signable.map(({ predicateType, subject }) => ({ predicateType, subject: subject.digest }));
}

async function signableOf(image: Reference, { reader }: RegistryTools): Promise<readonly Signable[]> {
  const root = await reader.manifest(image);
  if (root === undefined) throw failed('The registry does not have the image that was pushed');
  const { content, digest, mediaType, size } = root;
  const all: Signable[] = [
    { subject: { mediaType, digest, size }, predicateType: SIGNED_PREDICATE, statement: imageStatement(digest) },
  ];
  const manifests = content.manifests ?? [];
  for (const { annotations, digest: about } of manifests) {
    const subject = manifests.find((each) => each.digest === annotations?.[ATTESTED]);
    if (subject === undefined) continue;
    const { registry, repository } = image;
    const attestation = await reader.manifest({ registry, repository, digest: about });
    for (const layer of attestation?.content.layers ?? []) {
      const statement = Buffer.from(await reader.blob(image, layer.digest, MOST_STATEMENT_BYTES));
      if (!isAbout(statement, subject.digest))
        throw failed(`A statement about ${subject.digest} is about something else`);
      all.push({ subject, predicateType: layer.annotations?.[PREDICATE_TYPE] ?? '', statement });
    }
  }
  return all;
}

function imageStatement(digest: string): Buffer {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ digest: { sha256: digest.replace('sha256:', '') } }],
    predicateType: SIGNED_PREDICATE,
    predicate: {},
  };
  return Buffer.from(JSON.stringify(statement));
}

/** Nothing is vouched for but what is said of this very image. */
function isAbout(statement: Buffer, digest: string): boolean {
  const { subject } = parseJsonObject(statement) ?? {};
  if (!Array.isArray(subject) || subject.length === 0) return false;
  return subject.every((each) => `sha256:${String(asObject(asObject(each)?.digest)?.sha256)}` === digest);
}

function failed(message: string): AipackError {
  const hint = 'Push the image again; nobody else should push under its names meanwhile.';
  return new AipackError({ code: 'SIGNING_FAILED', message, hint });
}
