import { GrpcCode } from '../grpc/status.ts';
import { FileSync } from '../../proto/services.ts';
import { type LocalSource, sendFiles } from './file-sender.ts';
import { SessionCallError, type SessionService, streaming } from './service.ts';

/** Headers by which a graph restricts what is sent. Their values can't be told apart once HTTP/2 has joined them. */
const PATTERN_HEADERS = ['include-patterns', 'exclude-patterns', 'followpaths'];

/** Offers directories to the daemon, each under the name that the graph uses for it. */
export function fileSyncService(locals: Readonly<Record<string, LocalSource>>): SessionService {
  const known = new Map(Object.entries(locals));
  return [
    streaming(FileSync.DiffCopy, async (stream) => {
      const name = stream.header('dir-name') ?? '';
      const source = known.get(name);
      if (source === undefined) throw new SessionCallError(GrpcCode.NOT_FOUND, `no access allowed to dir "${name}"`);
      const patterns = PATTERN_HEADERS.find((header) => stream.header(header) !== undefined);
      if (patterns !== undefined && source.patterns !== 'send-all') {
        throw new SessionCallError(
          GrpcCode.UNIMPLEMENTED,
          `local source "${name}" sets ${patterns}; choose the files with the source's filter instead`,
        );
      }
      await sendFiles(stream, source);
    }),
  ];
}
