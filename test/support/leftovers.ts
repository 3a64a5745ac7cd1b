import { ChildProcess } from 'node:child_process';
import { Server, Socket } from 'node:net';

/** Turns of the event loop in which what a file closed last may finish closing. */
const turns = 50;

/** What keeps this process alive, as far as Node tells: servers, connections, programs. Timers are not among it. */
export function openHandles(): ReadonlySet<object> {
  return new Set((process as unknown as { _getActiveHandles: () => object[] })._getActiveHandles());
}

/** Closes one and names it, where it is something that does not go away by itself. */
function closeHandle(handle: object): string | undefined {
  if (handle instanceof ChildProcess) {
    const told = handle.killed ? undefined : `the program ${handle.spawnargs.join(' ')}`;
    handle.kill('SIGKILL');
    return told;
  }
  if (handle instanceof Server) {
    const address = JSON.stringify(handle.address());
    handle.close();
    return `a server on ${address}`;
  }
  if (handle instanceof Socket) {
    // Who had it is gone: nobody else would hear that it broke.
    handle.on('error', () => undefined).destroy();
    return undefined;
  }
  if ('close' in handle && typeof handle.close === 'function') (handle.close as () => void).call(handle);
  return `a ${handle.constructor.name}`;
}

/** Closes what has been opened since `before` was taken and is open still, and names it. */
export async function closeLeftovers(before: ReadonlySet<object>): Promise<readonly string[]> {
  const left = (): readonly object[] => [...openHandles()].filter((handle) => !before.has(handle));
  for (let turn = 0; turn < turns && left().length > 0; turn++) await new Promise(setImmediate);
  return left()
    .map(closeHandle)
    .filter((name) => name !== undefined);
}
