import http from 'node:http';
import type { Duplex } from 'node:stream';
import { BuildkitError } from '../errors.ts';
import { versionAskedFor } from './api-version.ts';
import { connectError, type Environment } from './connection.ts';
import { dialDockerHost } from './docker.ts';
import { type DockerHost, formatDockerHost } from './docker-host.ts';
import { UpgradeRefused, upgrade } from './upgrade.ts';
import { parseJson } from '../../untrusted/json.ts';

export interface ApiResponse {
  readonly status: number;
  /** Parsed where it is JSON, else text. */
  readonly body: unknown;
}

export interface ApiRequest {
  readonly body?: unknown;
  /** In place of `body`: bytes as they are. */
  readonly raw?: { readonly type: string; readonly data: Buffer };
  readonly headers?: Readonly<Record<string, string>>;
  /** Told of each line of an answer that comes in pieces, such as the progress of a pull. */
  readonly onLine?: (line: unknown) => void;
  readonly signal: AbortSignal;
}

const MAX_BODY = 16 * 1024 * 1024;

/** As much of the Docker API as it takes to find, start and remove a container. One connection a request. */
export class DockerApi {
  readonly name: string;
  readonly #host: DockerHost;
  readonly #environment: Environment;
  /** What paths begin with, once the API has asked for a version. */
  #version = '';

  constructor(host: DockerHost, environment: Environment) {
    this.#host = host;
    this.#environment = environment;
    this.name = formatDockerHost(host);
  }

  /**
   * Any answer is a response; only a missing one is an error.
   *
   * @throws BuildkitError CONNECT_FAILED, PERMISSION_DENIED, TLS_FAILED, CANCELLED
   */
  async call(method: string, path: string, request: ApiRequest): Promise<ApiResponse> {
    const answer = await this.#call(method, `${this.#version}${path}`, request);
    const version = answer.status === 400 ? versionAskedFor(reasonOf(answer.body, 400)) : undefined;
    if (version === undefined || this.#version !== '') return answer;
    this.#version = version;
    return this.#call(method, `${version}${path}`, request);
  }

  async #call(method: string, path: string, request: ApiRequest): Promise<ApiResponse> {
    const socket = await this.#dial(request.signal);
    const data =
      request.raw?.data ?? (request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body)));
    try {
      const response = await this.#send(socket, method, path, data, request);
      const status = response.statusCode ?? 0;
      // A refusal is one answer, whatever was asked for.
      return { status, body: await readBody(response, status === 200 ? request.onLine : undefined) };
    } catch (cause) {
      if (request.signal.aborted)
        throw new BuildkitError('CANCELLED', `Talking to ${this.name} was cancelled`, { cause });
      throw connectError(this.name, cause);
    } finally {
      socket.destroy();
    }
  }

  /** As call(), but whatever is not a success is an error too. @throws BuildkitError */
  async expect(method: string, path: string, request: ApiRequest): Promise<unknown> {
    const { status, body } = await this.call(method, path, request);
    if (status >= 200 && status < 300) return body;
    throw new BuildkitError(
      'CONNECT_FAILED',
      `Docker at ${this.name} refuses ${method} ${path.replace(/\?.*/s, '')}: ${reasonOf(body, status)}`,
    );
  }

  /** Starts something whose input and output become the connection. @throws BuildkitError */
  async hijack(path: string, body: unknown, signal: AbortSignal): Promise<Duplex> {
    const socket = await this.#dial(signal);
    try {
      return await upgrade(socket, {
        path: `${this.#version}${path}`,
        name: this.name,
        signal,
        protocol: 'tcp',
        body: JSON.stringify(body),
      });
    } catch (error) {
      if (!(error instanceof UpgradeRefused)) throw error;
      throw new BuildkitError(
        'CONNECT_FAILED',
        `Docker at ${this.name} refuses ${path}: ${error.message || `HTTP ${error.status}`}`,
      );
    }
  }

  #dial(signal: AbortSignal): Promise<Duplex> {
    return dialDockerHost(this.#host, 'http/1.1', { environment: this.#environment, signal });
  }

  #send(
    socket: Duplex,
    method: string,
    path: string,
    data: Buffer | undefined,
    request: ApiRequest,
  ): Promise<http.IncomingMessage> {
    return new Promise((resolve, reject) => {
      const outgoing = http.request({
        createConnection: () => socket,
        method,
        path,
        signal: request.signal,
        headers: {
          Host: 'docker',
          Connection: 'close',
          ...(data !== undefined && {
            'Content-Type': request.raw?.type ?? 'application/json',
            'Content-Length': data.byteLength,
          }),
          ...request.headers,
        },
      });
      outgoing.on('response', resolve);
      outgoing.on('error', reject);
      outgoing.end(data);
    });
  }
}

/** What Docker says of a refusal. */
export function reasonOf(body: unknown, status: number): string {
  const message = (body as { message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : `HTTP ${status}`;
}

async function readBody(response: http.IncomingMessage, onLine: ApiRequest['onLine']): Promise<unknown> {
  let text = '';
  response.setEncoding('utf8');
  for await (const chunk of response as AsyncIterable<string>) {
    text += chunk;
    if (onLine !== undefined) {
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) onLine(parsed(line));
    }
    if (text.length > MAX_BODY) throw new Error(`the answer is longer than ${MAX_BODY} bytes`);
  }
  const last = parsed(text);
  if (onLine !== undefined && last !== undefined) onLine(last);
  return last;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  return parseJson(text) ?? { message: text.trim() || 'an answer of white space' };
}
