import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Asks a URL until it answers, for at most `patience` milliseconds. */
export async function answer(
  url: string,
  patience = 300_000,
): Promise<{ status: number; body: string; headers: Headers }> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
      return { status: response.status, body: await response.text(), headers: response.headers };
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`${url} did not answer`, { cause: error });
      await pause(100);
    }
  }
}

/** A port of this machine that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
