import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The ports that processes of a container listen on, by the number that its daemon gives the first one. Linux, as root. */
export function listeningPorts(first: number): readonly number[] {
  const processes = entries('/proc').filter((pid) => /^\d+$/.test(pid));
  // A process has a number in each namespace, the outermost one first: the daemon may have a namespace of its own, the container has.
  const numbers = new RegExp(`^NSpid:.*\\t${first}\\t1$`, 'm');
  const found = processes.find((pid) => numbers.test(text(`/proc/${pid}/status`)));
  if (found === undefined) return [];
  const space = link(`/proc/${found}/ns/pid`);
  const sockets = new Set(
    processes
      .filter((pid) => link(`/proc/${pid}/ns/pid`) === space)
      .flatMap((pid) => entries(`/proc/${pid}/fd`).map((fd) => link(`/proc/${pid}/fd/${fd}`))),
  );
  const ports = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    text(table)
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      // The fourth column is the state, of which 0A is listening; the tenth is the socket's number.
      .filter((columns) => columns[3] === '0A' && sockets.has(`socket:[${columns[9] ?? ''}]`))
      .map((columns) => Number.parseInt(columns[1]?.split(':')[1] ?? '', 16)),
  );
  return [...new Set(ports)].sort((a, b) => a - b);
}

/** A process may end while it is looked at. */
function orElse<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

const entries = (folder: string): string[] => orElse(() => readdirSync(folder), []);
const text = (file: string): string => orElse(() => readFileSync(file, 'latin1'), '');
const link = (file: string): string => orElse(() => readlinkSync(file), '');
