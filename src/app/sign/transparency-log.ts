import type { SerializedEnvelope } from '@sigstore/bundle';
import { createPublicKey } from 'node:crypto';
import * as z from 'zod/mini';
import { AipackError } from '../../schema/errors.ts';
import { parseJson, parseJsonObject } from '../../untrusted/json.ts';
import { ask, type Answer, type ServiceCalls } from './ask.ts';
import type { Signature } from './signer.ts';

/** An entry as a bundle has it, in JSON. */
export interface LoggedEntry {
  readonly entry: Readonly<Record<string, unknown>>;
  /** Whether the log itself says when that was. */
  readonly timed: boolean;
}

const stored = z.object({
  body: z.base64(),
  integratedTime: z.int(),
  logID: z.hex(),
  logIndex: z.int(),
  verification: z.object({
    signedEntryTimestamp: z.base64(),
    inclusionProof: z.object({
      checkpoint: z.string(),
      hashes: z.array(z.hex()),
      logIndex: z.int(),
      rootHash: z.hex(),
      treeSize: z.int(),
    }),
  }),
});
const kinds = z.object({ kind: z.string(), apiVersion: z.string() });

const WHAT = 'The transparency log';
const JSON_TYPE = { 'content-type': 'application/json', accept: 'application/json' };

/**
 * Has a log of Sigstore take an envelope in: Rekor's API of version 1, or that of 2 where the log has no other.
 * @throws AipackError SIGNING_FAILED
 */
export async function log(
  rekor: string,
  envelope: SerializedEnvelope,
  signature: Signature,
  calls: ServiceCalls,
): Promise<LoggedEntry> {
  const verifier = Buffer.from(signature.verifier).toString('base64');
  const body = {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: { proposedContent: { envelope: JSON.stringify(envelope), verifiers: [verifier] } },
  };
  const url = `${rekor}/api/v1/log/entries`;
  const also = [404, 409];
  const answer = await ask({ what: WHAT, url, headers: JSON_TYPE, body: JSON.stringify(body), also }, calls);
  if (answer.status === 404) return logInSecond(rekor, envelope, signature, calls);
  if (answer.status !== 409) return entryOf(answer);
  // The same signature again is there already.
  const uuid = answer.headers.get('location')?.split('/').at(-1) ?? '';
  return entryOf(await ask({ what: WHAT, url: `${url}/${encodeURIComponent(uuid)}`, method: 'GET' }, calls));
}

function entryOf({ bytes }: Answer): LoggedEntry {
  const read = stored.safeParse(Object.values(parseJsonObject(bytes) ?? {})[0]);
  const kind = read.success ? kinds.safeParse(parseJson(Buffer.from(read.data.body, 'base64'))) : undefined;
  if (!read.success || kind?.success !== true) throw noEntry();
  const { body, integratedTime, logID, logIndex, verification } = read.data;
  const { inclusionProof: proof, signedEntryTimestamp } = verification;
  const entry = {
    logIndex: String(logIndex),
    logId: { keyId: base64(logID) },
    kindVersion: { kind: kind.data.kind, version: kind.data.apiVersion },
    integratedTime: String(integratedTime),
    inclusionPromise: { signedEntryTimestamp },
    inclusionProof: {
      logIndex: String(proof.logIndex),
      rootHash: base64(proof.rootHash),
      treeSize: String(proof.treeSize),
      hashes: proof.hashes.map(base64),
      checkpoint: { envelope: proof.checkpoint },
    },
    canonicalizedBody: body,
  };
  return { entry, timed: true };
}

/** Logs of the second kind tell no time of their own: a timestamp has to stand beside. */
async function logInSecond(
  rekor: string,
  envelope: SerializedEnvelope,
  { certificate, verifier: shown }: Signature,
  calls: ServiceCalls,
): Promise<LoggedEntry> {
  const key = createPublicKey(shown).export({ format: 'der', type: 'spki' });
  const rawBytes = (certificate ?? key).toString('base64');
  const verifier = {
    keyDetails: 'PKIX_ECDSA_P256_SHA_256',
    ...(certificate === undefined ? { publicKey: { rawBytes } } : { x509Certificate: { rawBytes } }),
  };
  const body = { dsseRequestV002: { envelope, verifiers: [verifier] } };
  const url = `${rekor}/api/v2/log/entries`;
  const { bytes } = await ask({ what: WHAT, url, headers: JSON_TYPE, body: JSON.stringify(body) }, calls);
  const entry = parseJsonObject(bytes);
  if (entry === undefined) throw noEntry();
  return { entry, timed: false };
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

function noEntry(): AipackError {
  return new AipackError({
    code: 'SIGNING_FAILED',
    message: `${WHAT} answered with what is no entry`,
    hint: 'Check the address in COSIGN_REKOR_URL.',
  });
}
