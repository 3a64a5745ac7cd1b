import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { OutputOpener } from '../exporters.ts';
import { GrpcCode } from '../grpc/status.ts';
import { FileSend } from '../proto/services.ts';
import { SessionCallError, type SessionService, type SessionStream, streaming } from './service.ts';
import type { BytesMessage } from '../proto/filesync.ts';

const EXPORTER_ID = 'buildkit-attachable-exporter-id';

/** Metadata that the daemon knows by the time it sends an archive. */
const METADATA = ['image.name', 'containerimage.digest', 'containerimage.config.digest', 'containerimage.descriptor'];

/** Takes the archives of `docker`, `oci` and `tar` exporters; keyed by the exporter's place in the request. */
export function fileSendService(outputs: ReadonlyMap<number, OutputOpener>): SessionService {
  return [
    streaming(FileSend.DiffCopy, async (stream) => {
      const id = Number(stream.header(EXPORTER_ID) ?? '0');
      const open = outputs.get(id);
      if (open === undefined) throw new SessionCallError(GrpcCode.NOT_FOUND, `no output for exporter ${id}`);
      const metadata = METADATA.flatMap((key) => {
        const value = stream.header(`exporter-md-${key}`);
        return value === undefined ? [] : [[key, value] as const];
      });
      await receive(stream, open(Object.fromEntries(metadata)));
    }),
  ];
}

/** The daemon takes the end of the call for "it is written": only then may it be. */
async function receive(stream: SessionStream<BytesMessage, BytesMessage>, output: Writable): Promise<void> {
  const done = finished(output);
  // Told by the write that fails, or below.
  done.catch(() => undefined);
  try {
    for await (const { data } of stream.messages) {
      if (!output.write(data)) await Promise.race([new Promise((resolve) => output.once('drain', resolve)), done]);
    }
    // A call that is taken back ends like one that is complete.
    if (stream.signal.aborted) throw new Error('the daemon broke off the output');
    output.end();
    await done;
  } catch (error) {
    output.destroy();
    throw error;
  }
}
