import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came to a server, as text: the request line, every header, and the body of forms. */
export interface Recorded {
  readonly address: string;
  readonly seen: readonly string[];
  readonly close: () => Promise<void>;
}

export interface RecordingProxyOptions {
  /** host:port of the server behind it. */
  readonly target: string;
  /** Answers in the server's place where it returns true. */
  readonly instead?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Every header of a request in one text. */
export function describeRequest({ method = '', url = '', rawHeaders }: IncomingMessage): string {
  return [method, url, ...rawHeaders].join(' ');
}

/** Serves on a free port of loopback. */
export async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<{
  readonly address: string;
  readonly close: () => Promise<void>;
}> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Stands before a server and keeps what it is sent, so that a test can look for secrets that should not be there. */
export async function startRecordingProxy({ target, instead }: RecordingProxyOptions): Promise<Recorded> {
  const seen: string[] = [];
  const [host = '', port = ''] = target.split(':');
  const { address, close } = await serve((request, response) => {
    seen.push(describeRequest(request));
    if (instead?.(request, response) === true) return;
    // The host stays the proxy's, so that the registry's own addresses lead back here.
    const { method, url, headers } = request;
    const onward = forward({ host, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.on('error', () => onward.destroy());
    request.pipe(onward);
  });
  return { address, seen, close };
}
