import http from 'node:http';
import { Writable } from 'node:stream';
import { BuildkitError, messageOf } from '../errors.ts';
import type { OutputOpener } from '../exporters.ts';
import { connectError, type Environment } from '../transport/connection.ts';
import { dialDockerHost } from '../transport/docker.ts';
import { DockerApi } from '../transport/docker-api.ts';
import { type DockerHostRequest, findDockerHost, formatDockerHost } from '../transport/docker-host.ts';
import { asObject, parseJsonObject } from '../../untrusted/json.ts';

export interface LoadOptions {
  readonly docker?: DockerHostRequest;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/** An answer to an import is a few lines of progress; what is longer is not kept. In bytes. */
const MAX_ANSWER = 1024 * 1024;

/** Loads what an exporter of type `docker` sends into Docker while it comes: no archive is written in between. */
export function dockerImport(options: LoadOptions): OutputOpener {
  return () => new DockerImport(options);
}

class DockerImport extends Writable {
  readonly #options: LoadOptions;
  #name = '';
  #request: http.ClientRequest | undefined;
  #answer: Promise<void> | undefined;

  constructor(options: LoadOptions) {
    super({ highWaterMark: 4 * 1024 * 1024 });
    this.#options = options;
  }

  override _construct(callback: (error?: Error) => void): void {
    this.#open().then(() => {
      callback();
    }, callback);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.#request?.write(chunk, (error) => {
      if (error == null) callback();
      // Why it took no more is told by its answer.
      else this.#answered(() => callback(notTaken(this.#name, 'it answered before it had all of it')));
    });
  }

  override _final(callback: (error?: Error) => void): void {
    this.#request?.end();
    this.#answered(callback);
  }

  #answered(then: () => void): void {
    void this.#answer?.then(then, (error: Error) => this.destroy(error));
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    if (!this.writableFinished) this.#request?.destroy();
    callback(error);
  }

  async #open(): Promise<void> {
    const { docker = {}, environment, signal } = this.#options;
    const host = await findDockerHost(docker, environment);
    const name = formatDockerHost(host);
    this.#name = name;
    const socket = await dialDockerHost(host, 'http/1.1', { environment, signal }).catch((cause: unknown) => {
      throw notTaken(name, messageOf(cause), cause);
    });
    const request = http.request({
      createConnection: () => socket,
      method: 'POST',
      path: '/images/load?quiet=1',
      signal,
      headers: { Host: 'docker', Connection: 'close', 'Content-Type': 'application/x-tar' },
    });
    this.#request = request;
    this.#answer = new Promise<http.IncomingMessage>((resolve, reject) => {
      request.on('response', resolve);
      request.on('error', reject);
    }).then(
      (response) => checkAnswer(response, name),
      (cause: unknown) => {
        throw notTaken(name, connectError(name, cause).message, cause);
      },
    );
    // Docker may refuse before it has read anything.
    this.#answer.catch((error: Error) => this.destroy(error));
  }
}

/**
 * What Docker calls an image that it has: its classic store goes by the configuration, the one of containerd by the manifest.
 * @returns undefined where there is none, or Docker doesn't say
 */
export async function loadedImageId(
  name: string,
  { docker = {}, environment, signal }: LoadOptions,
): Promise<string | undefined> {
  const api = new DockerApi(await findDockerHost(docker, environment), environment);
  const { body } = await api.call('GET', `/images/${encodeURI(name)}/json`, { signal });
  const { Id: id } = asObject(body) ?? {};
  return typeof id === 'string' && /^sha256:[0-9a-f]{64}$/.test(id) ? id : undefined;
}

function notTaken(name: string, reason: string, cause?: unknown): BuildkitError {
  return new BuildkitError('SESSION_FAILED', `Docker at ${name} did not take the image: ${reason}`, {
    hint: 'The image is built. It is loaded into the Docker that DOCKER_HOST, or else the current context, names.',
    cause,
  });
}

/** @throws BuildkitError SESSION_FAILED for an answer that isn't success */
async function checkAnswer(response: http.IncomingMessage, name: string): Promise<void> {
  let text = '';
  try {
    for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) {
      if (text.length < MAX_ANSWER) text += chunk;
    }
  } catch {
    // The part of the answer that came may say why.
  }
  const failure = text
    .split('\n')
    .map(failureIn)
    .find((each) => each !== undefined);
  if (failure === undefined && response.statusCode === 200 && response.complete) return;
  throw notTaken(name, failure ?? (response.complete ? `HTTP ${response.statusCode ?? 0}` : 'it hung up'));
}

/** Each line of an answer is JSON of its own: progress, or what went wrong. */
function failureIn(line: string): string | undefined {
  const { error, message } = parseJsonObject(line) ?? {};
  const failure = error ?? message;
  return typeof failure === 'string' ? failure : undefined;
}
