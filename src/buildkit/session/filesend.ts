import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { OutputOpener } from '../exporters.ts';
import { GrpcCode } from '../grpc/status.ts';
import { type Codec, type Method, codec } from '../../proto/codec.ts';
import type { BytesMessage } from '../../proto/filesync.ts';
import type { Packet } from '../../proto/fsutil.ts';
import { FileSend } from '../../proto/services.ts';
import { receiveTree, type Omitted, type Received } from './file-receiver.ts';
import { SessionCallError, type SessionService, type SessionStream, streaming } from './service.ts';

/** Where an exporter's output goes: an archive to a stream, a tree of files to a directory. */
export type OutputTarget =
  | { readonly open: OutputOpener }
  | {
      readonly directory: string;
      readonly onOmitted?: ((omitted: Omitted) => void) | undefined;
      readonly onReceived?: ((received: Received) => void) | undefined;
    };

const EXPORTER_ID = 'buildkit-attachable-exporter-id';

/** Metadata that the daemon knows by the time it sends an archive. */
const METADATA = ['image.name', 'containerimage.digest', 'containerimage.config.digest', 'containerimage.descriptor'];

const packets = codec<Packet>('fsutil.types.Packet');

/** What the messages are depends on the exporter, so they are only read once that is known. */
const raw: Codec<Uint8Array> = { encode: (bytes) => bytes, decode: (bytes) => bytes };
const method: Method<Uint8Array, Uint8Array> = { ...FileSend.DiffCopy, request: raw, response: raw };

function readAs<T>(stream: SessionStream<Uint8Array, Uint8Array>, as: Codec<T>): SessionStream<T, T> {
  return {
    header: stream.header,
    signal: stream.signal,
    messages: decoded(stream.messages, as),
    send: (message) => stream.send(as.encode(message)),
    sendFramed: stream.sendFramed,
  };
}

async function* decoded<T>(messages: AsyncIterable<Uint8Array>, as: Codec<T>): AsyncGenerator<T, void, undefined> {
  for await (const message of messages) yield as.decode(message);
}

/** Takes the outputs that are sent to this side; keyed by the exporter's place in the request. */
export function fileSendService(outputs: ReadonlyMap<number, OutputTarget>): SessionService {
  return [
    streaming(method, async (stream) => {
      const id = Number(stream.header(EXPORTER_ID) ?? '0');
      const target = outputs.get(id);
      if (target === undefined) throw new SessionCallError(GrpcCode.NOT_FOUND, `no output for exporter ${id}`);
      if ('directory' in target) await receiveTree(readAs(stream, packets), target.directory, target);
      else await receiveArchive(readAs(stream, FileSend.DiffCopy.request), target.open(metadataOf(stream)));
    }),
  ];
}

function metadataOf(stream: SessionStream<Uint8Array, Uint8Array>): Readonly<Record<string, string>> {
  const known = METADATA.flatMap((key) => {
    const value = stream.header(`exporter-md-${key}`);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(known);
}

/** The daemon takes the end of the call for "it is written": only then may it be. */
async function receiveArchive(stream: SessionStream<BytesMessage, BytesMessage>, output: Writable): Promise<void> {
  const done = finished(output);
  // Told by the write that fails, or below.
  done.catch(() => undefined);
  try {
    for await (const { data } of stream.messages) {
      if (!output.write(data)) await Promise.race([new Promise((resolve) => output.once('drain', resolve)), done]);
    }
    // A call that is taken back ends like one that is complete.
    if (stream.signal.aborted) throw new SessionCallError(GrpcCode.CANCELLED, 'the daemon broke off the output');
    output.end();
    await done;
  } catch (error) {
    output.destroy();
    throw error;
  }
}
