import { OciError, RegistryError } from '../../oci/index.ts';
import { AipackError } from '../../schema/errors.ts';

/** What a registry, or finding its credentials, failed with, as a problem of this tool; everything else as it is. */
export function explainRegistryFailure(error: unknown): unknown {
  if (error instanceof OciError)
    return new AipackError({ code: 'INPUT_INVALID', message: error.message }, { cause: error });
  if (!(error instanceof RegistryError)) return error;
  const { code, hint, message } = error;
  return new AipackError(
    {
      code: code === 'UNREACHABLE' ? 'REGISTRY_UNREACHABLE' : 'REGISTRY_REFUSED',
      message,
      hint: hint ?? 'Log in with an account that may read what is copied and push to where it goes.',
    },
    { cause: error },
  );
}
