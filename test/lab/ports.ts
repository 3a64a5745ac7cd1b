import { createServer } from 'node:net';
import { join } from 'node:path';
import { LabError } from './errors.ts';
import { readIfThere, writeWhole } from './files.ts';

/** The port itself when nobody listens on it, some free one for 0, else undefined. */
function portIfFree(wanted: number): Promise<number | undefined> {
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  const server = createServer();
  server.once('error', () => {
    resolve(undefined);
  });
  server.listen(wanted, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => {
      resolve(typeof address === 'object' && address !== null ? address.port : undefined);
    });
  });
  return promise;
}

/** A port of 127.0.0.1 that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const port = await portIfFree(0);
  if (port === undefined) throw new LabError('lab-start-failed', 'there is no free port on 127.0.0.1');
  return port;
}

/**
 * The port of one of the lab's servers: the one it had last time as long as nobody else took it, since image names and
 * package addresses with that port live on in caches. A server that runs has its port.
 */
export async function lastingPort(directory: string, server: string, runs: boolean): Promise<number> {
  const path = join(directory, `${server}.port`);
  const last = Number(readIfThere(path) ?? 0);
  if (runs && last !== 0) return last;
  const port = (await portIfFree(last)) ?? (await freePort());
  writeWhole(path, String(port));
  return port;
}
