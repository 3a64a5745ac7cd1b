import { spawn } from 'node:child_process';
import { OciError } from '../errors.ts';

const NOT_FOUND = /credentials not found|not found in native keychain|no credentials server URL/i;

/** Far more than any credentials have. */
const MAX_HELPER_OUTPUT = 1024 * 1024;

/**
 * Runs a helper as a program on the PATH of `env`, which gets `patience` milliseconds.
 * @throws OciError HELPER_FAILED
 */
export function runHelper(
  [helper, server, signal]: readonly [helper: string, server: string, signal: AbortSignal],
  env: Readonly<Record<string, string | undefined>>,
  patience: number,
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(`docker-credential-${helper}`, ['get'], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    const giveUp = (reason: string, cause?: unknown): void => {
      end();
      // What the helper started may live on and hold the pipes open: they would keep this process alive.
      child.kill('SIGKILL');
      for (const stream of child.stdio) stream?.destroy();
      reject(helperError(helper, server, reason, cause));
    };
    const cancel = (): void => {
      giveUp('the build was cancelled', signal.reason);
    };
    const late = setTimeout(() => {
      giveUp(`it did not end within ${patience / 1000} seconds`);
    }, patience);
    const end = (): void => {
      clearTimeout(late);
      signal.removeEventListener('abort', cancel);
    };
    const keep = (text: string, said: string): string => {
      if (said.length + text.length > MAX_HELPER_OUTPUT) giveUp('it says more than credentials are');
      return said + text;
    };
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out = keep(text, out)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err = keep(text, err)));
    // A helper that ends before it read its input is judged by its exit code.
    child.stdin.on('error', () => undefined);
    child.on('error', (cause) => {
      end();
      const missing = 'code' in cause && cause.code === 'ENOENT';
      reject(helperError(helper, server, missing ? 'there is no such program on the PATH' : cause.message, cause));
    });
    child.on('close', (status) => {
      end();
      if (status === 0) resolve(out);
      else if (NOT_FOUND.test(out) || NOT_FOUND.test(err)) resolve(undefined);
      else reject(helperError(helper, server, (err.trim() || out.trim() || `exit code ${status}`).slice(0, 500)));
    });
    child.stdin.end(server);
  });
}

function helperError(helper: string, server: string, reason: string, cause?: unknown): OciError {
  return new OciError('HELPER_FAILED', `docker-credential-${helper} has no answer for ${server}: ${reason}`, {
    hint: `Install docker-credential-${helper}, or take it out of credsStore and credHelpers in Docker's config.json.`,
    cause,
  });
}
