import type { Http2Session } from 'node:http2';
import type { Duplex } from 'node:stream';

/**
 * Keeps a session that is over from being given what its connection had received before there was one. Node hands such data on in
 * the next tick, piece by piece, and ends the process where a piece before it, or whoever opened the session, has ended the session.
 */
export function dropAfterEnd(connection: Duplex, session: Http2Session): void {
  const read = connection.read.bind(connection);
  connection.read = (size?: number): unknown => (session.destroyed ? null : read(size));
}
