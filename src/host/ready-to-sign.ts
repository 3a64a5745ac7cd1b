import type { CredentialsProvider } from '../oci/index.ts';
import type { Options } from '../options/table.ts';
import type { BuildReport } from '../report/build-report.ts';
import { printable, say, type Printable } from '../untrusted/printable.ts';
import { openSigning, type SigningPlaces } from './sign.ts';

/** Signs what a build has pushed. */
export type SignBuild = (report: BuildReport) => Promise<void>;

/**
 * Makes ready to sign what a build pushes.
 * @param credentials asked once something is pushed
 * @param tell hears of each signature
 * @throws AipackError INPUT_INVALID where nothing could be signed so
 */
export async function readyToSign(
  options: Options,
  places: SigningPlaces,
  credentials: () => CredentialsProvider,
  tell: (line: Printable) => void,
): Promise<SignBuild> {
  const { insecureRegistries, sign: how = '' } = options;
  const { signal } = places;
  const sign = await openSigning(how, options, places);
  return async (report) => {
    const signed = await sign(report, { credentials: credentials(), insecureRegistries, signal });
    for (const { predicateType, subject } of signed) tell(say`signed: ${printable(`${subject} ${predicateType}`)}`);
  };
}
