import { request } from 'node:http';
import { LabError } from './errors.ts';

export type DockerRequest = {
  /** Path of the daemon's unix socket. */
  socket: string;
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  body?: unknown;
  /** How long the answer may take, in milliseconds; builds and waits take as long as they take. */
  patience?: number;
};

export type DockerResponse = { status: number; body: Buffer };

/** One exchange with a Docker daemon over its unix socket. Any status is an answer; only a broken exchange is an error. */
export function dockerRequest(what: DockerRequest): Promise<DockerResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<DockerResponse>();
  const body = what.body === undefined ? undefined : JSON.stringify(what.body);
  const sent = request(
    {
      socketPath: what.socket,
      method: what.method,
      ...(what.patience === undefined ? {} : { signal: AbortSignal.timeout(what.patience) }),
      path: what.path,
      headers:
        body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    },
    (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) });
      });
    },
  );
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

/**
 * The same, for callers that can do nothing about a refusal.
 * @throws LabError `lab-request-failed` for any status of 400 and above, with the daemon's own words.
 */
export async function dockerCall(what: DockerRequest): Promise<unknown> {
  const { status, body } = await dockerRequest(what);
  if (status >= 400) {
    throw new LabError('lab-request-failed', `${what.method} ${what.path}: ${status} ${body.toString().trim()}`);
  }
  const text = body.toString();
  return text === '' ? undefined : JSON.parse(text);
}

/** Version of the engine that answers on a socket, or undefined when none does. */
export async function engineVersion(socket: string): Promise<string | undefined> {
  try {
    const version = (await dockerCall({ socket, method: 'GET', path: '/version', patience: 5000 })) as {
      Version: string;
    };
    return version.Version;
  } catch {
    return undefined;
  }
}
