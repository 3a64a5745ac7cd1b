import { ask, type ServiceCalls } from '../app/sign/ask.ts';
import type { Signing } from '../app/sign/bundle.ts';
import { signImage, type Signed } from '../app/sign/sign-image.ts';
import { keylessSigner, keySigner, type Signer } from '../app/sign/signer.ts';
import { readSigningKey } from '../app/sign/signing-key.ts';
import { parseReference, RegistryClient, RegistryError, RegistryWriter } from '../oci/index.ts';
import { isPushed, readTargets } from '../options/targets.ts';
import { isPublished, type BuildReport } from '../report/build-report.ts';
import { AipackError } from '../schema/errors.ts';
import { parseJsonObject } from '../untrusted/json.ts';
import { lookup } from '../untrusted/lookup.ts';
import { readNamed, type Workspace } from './workspace-path.ts';
import type { PublishSurroundings } from './publish.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface SigningPlaces {
  readonly environment: Environment;
  /** Where a path of a key starts. */
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
}

/** Signs what a build has pushed. */
export type SignPushed = (report: BuildReport, surroundings: PublishSurroundings) => Promise<readonly Signed[]>;

const MOST_KEY_BYTES = 64 * 1024;
const KEYLESS = 'keyless';
const FROM_ENVIRONMENT = 'env://';
const AUTHORITY = 'https://fulcio.sigstore.dev';
const LOG = 'https://rekor.sigstore.dev';
const TIMESTAMPS = 'https://timestamp.sigstore.dev/api/v1/timestamp';

/**
 * Makes ready to sign before anything is built, so that a key that can't be used ends the run there.
 * @param how `keyless`, `env://VARIABLE` or the path of a private key
 * @throws AipackError INPUT_INVALID that says nothing of the key
 */
export async function openSigning(
  how: string,
  wishes: Parameters<typeof readTargets>[0],
  { environment, signal, workspace }: SigningPlaces,
): Promise<SignPushed> {
  if (!(await readTargets(wishes)).some((target) => isPushed(target) && target.names.length > 0)) {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: 'Only an image that is pushed can be signed',
      hint: 'Give `push: true` beside `sign`, or leave `sign` out.',
    });
  }
  const calls = { fetch, signal };
  const signer = signerOf(how, environment, workspace, calls);
  const { COSIGN_REKOR_URL, COSIGN_TIMESTAMP_SERVER_URL, COSIGN_TLOG_UPLOAD } = environment;
  const signing = {
    ...calls,
    signer,
    rekor: COSIGN_TLOG_UPLOAD === 'false' ? undefined : addressOf('COSIGN_REKOR_URL', COSIGN_REKOR_URL, LOG),
    timestamps: addressOf('COSIGN_TIMESTAMP_SERVER_URL', COSIGN_TIMESTAMP_SERVER_URL, undefined),
    timestampsOtherwise: TIMESTAMPS,
  };
  return (report, surroundings) => signPushed(report, surroundings, signing);
}

function signerOf(how: string, environment: Environment, workspace: Workspace, calls: ServiceCalls): Signer {
  const { COSIGN_FULCIO_URL, COSIGN_PASSWORD = '' } = environment;
  if (how === KEYLESS) {
    const authority = addressOf('COSIGN_FULCIO_URL', COSIGN_FULCIO_URL, AUTHORITY);
    return keylessSigner({ authority, token: identityToken(environment, calls) }, calls);
  }
  const pem = how.startsWith(FROM_ENVIRONMENT)
    ? lookup(environment, how.slice(FROM_ENVIRONMENT.length))
    : keyFile(how, workspace);
  if (pem === undefined || pem.trim() === '') {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: `The variable that \`sign\` names has no key: ${how}`,
      hint: 'Give it in `env` of the step, from a secret.',
    });
  }
  return keySigner(readSigningKey(pem, COSIGN_PASSWORD));
}

function keyFile(how: string, workspace: Workspace): string {
  const hint = 'Give `keyless`, `env://VARIABLE` or the path of a private key.';
  // A key in place of its name must not get into a message.
  if (/\n|-----/.test(how))
    throw new AipackError({ code: 'INPUT_INVALID', message: '`sign` is no name of a key', hint });
  const what = { what: 'signing key', limit: MOST_KEY_BYTES, code: 'INPUT_INVALID', hint } as const;
  return readNamed(how, what, workspace).toString('utf8');
}

/** Who the runner says this job is: a token that is made for Sigstore, or one that was given. */
function identityToken(environment: Environment, calls: ServiceCalls): () => Promise<string> {
  const {
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
    ACTIONS_ID_TOKEN_REQUEST_URL: address,
    SIGSTORE_ID_TOKEN: given,
  } = environment;
  if (given !== undefined && given !== '') return () => Promise.resolve(given);
  if (address === undefined || bearer === undefined) {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: 'There is no identity to sign with: this job may ask for no token',
      hint: 'Give the job `permissions: id-token: write`; elsewhere give a token for `sigstore` in SIGSTORE_ID_TOKEN.',
    });
  }
  return async () => {
    const url = new URL(address);
    url.searchParams.set('audience', 'sigstore');
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
    const question = {
      what: "The runner's token service",
      url: url.href,
      method: 'GET',
      headers,
      secret: bearer,
    } as const;
    const { value } = parseJsonObject((await ask(question, calls)).bytes) ?? {};
    if (typeof value === 'string') return value;
    throw new AipackError({
      code: 'SIGNING_FAILED',
      message: "The runner's token service gave no token",
      hint: 'Run the job again.',
    });
  };
}

function addressOf<T extends string | undefined>(name: string, given: string | undefined, otherwise: T): string | T {
  if (given === undefined || given === '') return otherwise;
  const url = URL.parse(given);
  if (url !== null && /^https?:$/.test(url.protocol)) return given.replace(/\/$/, '');
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `${name} is no address: ${JSON.stringify(given)}`,
    hint: 'Give one such as https://rekor.example.com.',
  });
}

/**
 * The image is pushed whatever becomes of this.
 * @throws AipackError SIGNING_FAILED that says so
 */
async function signPushed(
  report: BuildReport,
  { credentials, insecureRegistries, signal }: PublishSurroundings,
  signing: Signing,
): Promise<readonly Signed[]> {
  const { digest, tags } = report;
  const names = tags.filter((tag) => isPublished(report, tag));
  if (digest === undefined || names.length === 0) return [];
  const images = names.map(parseReference).map(({ registry, repository }) => ({ registry, repository, digest }));
  const options = { fetch, credentials, signal, insecure: insecureRegistries };
  const tools = { reader: new RegistryClient(options), writer: new RegistryWriter(options) };
  try {
    return await signImage(images, tools, signing);
  } catch (error) {
    signal.throwIfAborted();
    const told = error instanceof AipackError ? error.problems : undefined;
    if (told === undefined && !(error instanceof RegistryError)) throw error;
    const [{ hint, message } = { hint: undefined, message: (error as Error).message }] = told ?? [];
    throw new AipackError(
      {
        code: 'SIGNING_FAILED',
        message: `The image is pushed as ${digest}, but not signed: ${message}`,
        hint:
          hint ?? 'Check that the registry takes artifacts, and run the step again: what is pushed is left as it is.',
      },
      { cause: error },
    );
  }
}
