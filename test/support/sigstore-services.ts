import { createHash, generateKeyPairSync, randomBytes, X509Certificate as NodeCertificate } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crypto as sigstoreCrypto, X509Certificate } from '@sigstore/core';
import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  rekorHandler,
  tsaHandler,
} from '@sigstore/mock';
import type { TrustMaterial } from '@sigstore/verify';

type Handler = ReturnType<typeof rekorHandler>;

/** Fulcio, Rekor and a timestamp authority on loopback, and what who verifies has to trust of them. */
export interface SigstoreServices {
  readonly url: string;
  /** What was asked, by path. */
  readonly asked: { readonly path: string; readonly body: Buffer }[];
  /** Answers of the log in place of its own. */
  refuse: { readonly status: number; readonly body: string } | undefined;
  /** Whether the log has the API of version 2 alone. */
  second: boolean;
  readonly trust: TrustMaterial;
  readonly stop: () => void;
}

/** What a runner gives a job to ask for tokens with, at `/token`. */
export const RUNNER_BEARER = 'bearer-of-the-runner';
/** Who the job is whose tokens these are. */
export const WORKFLOW = 'https://github.com/me/shop/.github/workflows/build.yml@refs/heads/main';

/** A token as an identity provider gives one; the fakes look at what it claims alone. */
export function identityToken(asked?: URL): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const aud = asked === undefined ? 'sigstore' : asked.searchParams.get('audience');
  const claims = { iss: 'https://token.actions.githubusercontent.com', aud, sub: WORKFLOW };
  return `${part({ alg: 'RS256' })}.${part(claims)}.${randomBytes(16).toString('base64url')}`;
}

const SECOND = '/api/v2/log/entries';
const ALWAYS = { start: new Date(0), end: new Date(8.64e15) };
const pair = (): { publicKey: NodeKey; privateKey: NodeKey } => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
type NodeKey = ReturnType<typeof generateKeyPairSync>['publicKey'];

export async function startSigstore(): Promise<SigstoreServices> {
  const ctLog = await initializeCTLog(pair());
  const authority = await initializeCA(pair(), ctLog);
  const log = await initializeTLog('https://rekor.example.com', pair());
  // Verifiers take three digits behind a second or none, and the fake leaves out noughts; its certificate is of this second.
  const clock = await initializeTSA(pair(), new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000));
  const handlers: readonly Handler[] = [fulcioHandler(authority), rekorHandler(log), tsaHandler(clock)];
  const asked: { path: string; body: Buffer }[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const path = (request.url ?? '').split('?', 1)[0] ?? '';
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      asked.push({ path, body });
      if (path === '/token' && request.headers.authorization === `Bearer ${RUNNER_BEARER}`)
        return response
          .writeHead(200)
          .end(JSON.stringify({ value: identityToken(new URL(request.url ?? '', 'http://x')) }));
      if (path === SECOND && services.second) {
        const entry = await log.logV2(secondEntry(body) as never);
        return response.writeHead(201).end(JSON.stringify(asSecondTells(entry)));
      }
      const handler = handlers.find((each) => each.path === path);
      if (handler === undefined || (services.second && path.includes('/log/'))) return response.writeHead(404).end();
      if (services.refuse !== undefined && path.includes('/log/'))
        return response.writeHead(services.refuse.status).end(services.refuse.body);
      const { contentType = 'text/plain', response: answer, statusCode } = await handler.fn(asMockTakesIt(path, body));
      return response.writeHead(statusCode, { 'content-type': contentType }).end(answer);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const services: SigstoreServices = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    refuse: undefined,
    second: false,
    trust: {
      certificateAuthorities: [{ certChain: [certificate(authority.rootCertificate)], validFor: ALWAYS }],
      timestampAuthorities: [
        { certChain: [certificate(clock.intCertificate), certificate(clock.rootCertificate)], validFor: ALWAYS },
      ],
      tlogs: [logAuthority(log.publicKey)],
      ctlogs: [logAuthority(Buffer.from(ctLog.publicKey))],
      publicKey: () => {
        throw new Error('no key is trusted here');
      },
    },
    stop: () => stop(server),
  };
  return services;
}

function stop(server: Server): void {
  server.close();
  server.closeAllConnections();
}

function certificate(der: ArrayBufferView): X509Certificate {
  const bytes = Buffer.from(der.buffer, der.byteOffset, der.byteLength);
  return X509Certificate.parse(new NodeCertificate(bytes).raw);
}

function logAuthority(publicKey: Buffer): TrustMaterial['tlogs'][number] {
  const logID = createHash('sha256').update(publicKey).digest();
  return {
    logID,
    baseURL: 'https://rekor.example.com',
    publicKey: sigstoreCrypto.createPublicKey(publicKey),
    validFor: ALWAYS,
  };
}

/** What the fakes lack of the real services: Rekor keeps the digests of an envelope, and an authority of RFC 3161 is asked in DER. */
function asMockTakesIt(path: string, body: Buffer): string {
  if (path.endsWith('/timestamp')) {
    const imprint = body.subarray(body.length - 35, body.length - 3);
    return JSON.stringify({ artifactHash: imprint.toString('base64'), hashAlgorithm: 'sha256', certificates: true });
  }
  if (!path.endsWith('/entries')) return body.toString();
  const { proposedContent } = (JSON.parse(body.toString()) as { spec: { proposedContent: Proposed } }).spec;
  const envelope = JSON.parse(proposedContent.envelope) as Envelope;
  const sha256 = (content: string | Buffer): object => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(content).digest('hex'),
  });
  return JSON.stringify({
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: {
      envelopeHash: sha256(proposedContent.envelope),
      payloadHash: sha256(Buffer.from(envelope.payload, 'base64')),
      signatures: envelope.signatures.map(({ sig }) => ({ signature: sig, verifier: proposedContent.verifiers[0] })),
    },
  });
}

/** What a log of the second kind keeps of an envelope (Rekor 2). */
function secondEntry(body: Buffer): object {
  const { envelope, verifiers } = (JSON.parse(body.toString()) as { dsseRequestV002: SecondRequest }).dsseRequestV002;
  const digest = createHash('sha256').update(Buffer.from(envelope.payload, 'base64')).digest('base64');
  const signatures = envelope.signatures.map(({ sig }) => ({ content: sig, verifier: verifiers[0] }));
  const dsseV002 = { payloadHash: { algorithm: 'SHA2_256', digest }, signatures };
  return { apiVersion: '0.0.2', kind: 'dsse', spec: { dsseV002 } };
}

/** The fake's entry as the real log answers it: without a time of its own, and first in a tree of one. */
function asSecondTells(entry: Awaited<ReturnType<TLog['logV2']>>): object {
  const { canonicalizedBody, inclusionProof: proof, kindVersion, logId, logIndex } = entry;
  return {
    logIndex,
    logId: { keyId: logId?.keyId.toString('base64') },
    kindVersion,
    integratedTime: '0',
    inclusionProof: {
      logIndex: '0',
      treeSize: proof?.treeSize,
      rootHash: proof?.rootHash.toString('base64'),
      hashes: [],
      checkpoint: proof?.checkpoint,
    },
    canonicalizedBody: canonicalizedBody.toString('base64'),
  };
}

type TLog = Awaited<ReturnType<typeof initializeTLog>>;

interface SecondRequest {
  readonly envelope: Envelope;
  readonly verifiers: readonly object[];
}

interface Proposed {
  readonly envelope: string;
  readonly verifiers: readonly string[];
}

interface Envelope {
  readonly payload: string;
  readonly signatures: readonly { readonly sig: string }[];
}
