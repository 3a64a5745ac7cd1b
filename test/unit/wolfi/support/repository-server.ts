import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An HTTP server on loopback that answers each request with the next of its answers, the last one for ever. */
export class RepositoryServer {
  readonly requests: { readonly url: string; readonly headers: IncomingMessage['headers'] }[] = [];
  /** Address of the repository, also after the server stopped. */
  readonly url: string;
  readonly #server: Server;
  #answers: Answer[] = [];

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/os`;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.requests.push({ url: request.url ?? '', headers: request.headers });
      const answer = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0];
      (answer ?? status(404))(request, response);
    });
  }

  static async start(...answers: Answer[]): Promise<RepositoryServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const started = new RepositoryServer(server);
    started.answer(...answers);
    return started;
  }

  answer(...answers: Answer[]): void {
    this.#answers = answers;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The bytes, or 304 where the request already has this ETag. */
export function file(bytes: Uint8Array, etag = '"1"'): Answer {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag, 'content-length': bytes.length }).end(bytes);
  };
}

export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_, response) => response.writeHead(code, headers).end('no');
}

/** Breaks the connection in the middle of the bytes. */
export function cut(bytes: Uint8Array): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
  };
}

/** Sends the beginning and then nothing any more. */
export function stall(bytes: Uint8Array): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, 10));
  };
}
