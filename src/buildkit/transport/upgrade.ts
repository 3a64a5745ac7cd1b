import http from 'node:http';
import type { Duplex } from 'node:stream';
import { BuildkitError } from '../errors.ts';
import { connectError } from './connection.ts';
import { parseJsonObject } from '../../untrusted/json.ts';

/** A refusal tells its reason in a line or two. */
const MAX_BODY = 4096;
const ANSWER_TIMEOUT_MS = 20_000;

/** The server answered something else than the upgrade. */
export class UpgradeRefused extends Error {
  override readonly name = 'UpgradeRefused';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface UpgradeRequest {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** For messages. */
  readonly name: string;
  /** What to switch to; HTTP/2 when left out. */
  readonly protocol?: 'h2c' | 'tcp';
  /** JSON. */
  readonly body?: string;
  readonly signal: AbortSignal;
}

/**
 * Turns an HTTP/1.1 connection into a plain byte stream, for HTTP/2 or for a process, as Docker offers it.
 *
 * @throws UpgradeRefused when the server answers but does not switch
 * @throws BuildkitError when it does not answer
 */
export function upgrade(socket: Duplex, request: UpgradeRequest): Promise<Duplex> {
  const { path, name, signal } = request;
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
    };
    const fail = (error: Error): void => {
      settle();
      socket.destroy();
      reject(error);
    };
    const aborted = (): void => {
      fail(new BuildkitError('CANCELLED', `Connecting to ${name} was cancelled`, { cause: signal.reason }));
    };
    signal.addEventListener('abort', aborted, { once: true });
    const timer = setTimeout(() => {
      fail(connectError(name, Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
    }, ANSWER_TIMEOUT_MS);
    const outgoing = http.request({
      createConnection: () => socket,
      method: 'POST',
      path,
      headers: {
        ...request.headers,
        ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
        Host: 'docker',
        Connection: 'Upgrade',
        Upgrade: request.protocol ?? 'h2c',
        // With no length Node would send chunks, and the end of those would reach the daemon as HTTP/2.
        'Content-Length': String(Buffer.byteLength(request.body ?? '')),
      },
    });
    outgoing.on('upgrade', (_response, upgraded, head) => {
      settle();
      // The daemon may have spoken already.
      if (head.byteLength > 0) upgraded.unshift(head);
      resolve(upgraded);
    });
    outgoing.on('response', (response) => {
      void textOf(response).then((text) => {
        fail(new UpgradeRefused(response.statusCode ?? 0, text));
      });
    });
    outgoing.on('error', (cause) => {
      if ((cause as NodeJS.ErrnoException).code?.startsWith('HPE_') === true) {
        fail(new BuildkitError('NOT_BUILDKIT', `What answers at ${name} is not a Docker API`, { cause }));
      } else fail(connectError(name, cause));
    });
    outgoing.end(request.body);
  });
}

async function textOf(response: http.IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const chunk of response) {
      text += String(chunk);
      if (text.length > MAX_BODY) break;
    }
  } catch {
    // What came so far says enough.
  }
  // Not every server answers in JSON.
  const message = parseJsonObject(text)?.message;
  return typeof message === 'string' ? message : text.slice(0, MAX_BODY).trim();
}
