import { bundleFromJSON, bundleToJSON, toDSSEBundle, type SerializedBundle } from '@sigstore/bundle';
import { createHash } from 'node:crypto';
import { AipackError } from '../../schema/errors.ts';
import { ask, type ServiceCalls } from './ask.ts';
import type { Signer } from './signer.ts';
import { log } from './transparency-log.ts';

/** Who signs, and who is told of it. */
export interface Signing extends ServiceCalls {
  readonly signer: Signer;
  /** Address of the transparency log; none leaves no trace but the signature. */
  readonly rekor: string | undefined;
  /** Address of a timestamp authority (RFC 3161). */
  readonly timestamps: string | undefined;
  /** The same where the log tells no time. */
  readonly timestampsOtherwise: string | undefined;
}

/** Media type of a bundle of Sigstore, and the type of the artifact that it is in a registry. */
export const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const STATEMENT_TYPE = 'application/vnd.in-toto+json';

/**
 * Signs an in-toto statement as it stands: a bundle with the envelope and what it takes to verify it without asking anybody.
 * @throws AipackError SIGNING_FAILED
 */
export async function signStatement(statement: Buffer, signing: Signing): Promise<Buffer> {
  const { rekor, signer } = signing;
  const signature = await signer(encoded(statement));
  const { certificate, keyHint } = signature;
  const bundle = bundleToJSON(
    toDSSEBundle({
      artifact: statement,
      artifactType: STATEMENT_TYPE,
      signature: signature.signature,
      ...(certificate === undefined ? {} : { certificate }),
      ...(keyHint === undefined ? {} : { keyHint }),
    }),
  );
  const { dsseEnvelope: envelope } = bundle;
  if (envelope === undefined) throw new Error('a bundle of an envelope has one');
  const logged = rekor === undefined ? undefined : await log(rekor, envelope, signature, signing);
  const timestamps = signing.timestamps ?? (logged?.timed === false ? signing.timestampsOtherwise : undefined);
  const timestamp = timestamps === undefined ? [] : [await timestampOf(timestamps, signature.signature, signing)];
  const whole = {
    ...bundle,
    verificationMaterial: {
      ...bundle.verificationMaterial,
      tlogEntries: logged === undefined ? [] : [logged.entry],
      timestampVerificationData: { rfc3161Timestamps: timestamp },
    },
  };
  return Buffer.from(JSON.stringify(checked(whole)));
}

/** What is signed of a statement (DSSE 1.0, pre-authentication encoding). */
function encoded(statement: Buffer): Buffer {
  const head = `DSSEv1 ${STATEMENT_TYPE.length} ${STATEMENT_TYPE} ${statement.length} `;
  return Buffer.concat([Buffer.from(head), statement]);
}

/** As the library writes what it has read, so that what services gave is what verifiers take. */
function checked(bundle: unknown): SerializedBundle {
  try {
    return bundleToJSON(bundleFromJSON(bundle));
  } catch (cause) {
    const message = `What the signing services gave makes no bundle: ${cause instanceof Error ? cause.message : String(cause)}`;
    const hint = 'Check the addresses of the services: docs/attestations.md names the variables for them.';
    throw new AipackError({ code: 'SIGNING_FAILED', message, hint }, { cause });
  }
}

/** A request for a timestamp of a SHA-256 digest, with the certificates for it, up to the digest itself (RFC 3161, 2.4.1). */
const QUERY = Buffer.from('30390201013031300d060960864801650304020105000420', 'hex');
const WITH_CERTIFICATES = Buffer.from('0101ff', 'hex');

async function timestampOf(
  url: string,
  signature: Buffer,
  calls: ServiceCalls,
): Promise<{ readonly signedTimestamp: string }> {
  const body = Buffer.concat([QUERY, createHash('sha256').update(signature).digest(), WITH_CERTIFICATES]);
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  const { bytes } = await ask({ what: 'The timestamp authority', url, headers, body }, calls);
  return { signedTimestamp: Buffer.from(bytes).toString('base64') };
}
