import { OciError, parseReference, type Reference } from '../oci/index.ts';
import { AipackError } from '../schema/errors.ts';
import { redactedAddress } from '../untrusted/redact.ts';

/** The image that a text names; undefined where it names none. */
export function imageNamed(text: string): Reference | undefined {
  try {
    return parseReference(text);
  } catch (error) {
    if (error instanceof OciError) return undefined;
    throw error;
  }
}

/** @throws AipackError INPUT_INVALID for what is no name of an image */
export function readImageName(text: string): Reference {
  const image = imageNamed(text);
  if (image !== undefined) return image;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `${JSON.stringify(redactedAddress(text))} is no name of an image`,
    hint: 'Expected something like ghcr.io/owner/app:1.2 or ghcr.io/owner/app@sha256:…',
  });
}
