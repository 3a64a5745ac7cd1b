/**
 * Runs `docker-credential-HELPER get` with a server on its standard input.
 *
 * @returns its standard output, or undefined when it has nothing for that server
 */
export type CredentialHelper = (helper: string, server: string, signal: AbortSignal) => Promise<string | undefined>;

/** A helper may have to ask a keychain or a cloud; one that waits for a person waits for nobody here. */
const HELPER_PATIENCE_MS = 30_000;

/**
 * The real helper: a program on the PATH of `env`, which gets `patience` milliseconds.
 *
 * @throws OciError HELPER_FAILED when it is not there, fails, says too much or does not end
 */
export function credentialHelper(
  env: Readonly<Record<string, string | undefined>>,
  patience = HELPER_PATIENCE_MS,
): CredentialHelper {
  return async (...asked) => {
    // Most configurations name none.
    const { runHelper } = await import('./run-helper.ts');
    return runHelper(asked, env, patience);
  };
}
