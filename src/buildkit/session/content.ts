import { GrpcCode } from '../grpc/status.ts';
import { type Init, toNumber } from '../../proto/codec.ts';
import { WriteAction, type WriteContentRequest, type WriteContentResponse } from '../../proto/content.ts';
import { Content } from '../../proto/services.ts';
import type { BlobReader } from './blob-reader.ts';
import { ContentStore, type Ingest } from './content-store.ts';
import {
  type SessionCall,
  SessionCallError,
  type SessionService,
  type SessionStream,
  streaming,
  unary,
} from './service.ts';

const STORE_ID = 'buildkit-attachable-store-id';

/** Offers stores of blobs to the daemon, each under the name that the graph or a cache uses for it. */
export function contentService(stores: ReadonlyMap<string, BlobReader>): SessionService {
  const readerOf = (call: SessionCall): BlobReader => {
    const id = call.header(STORE_ID) ?? '';
    const store = stores.get(id);
    if (store === undefined) throw new SessionCallError(GrpcCode.NOT_FOUND, `no content store "${id}"`);
    return store;
  };
  const storeOf = (call: SessionCall): ContentStore => {
    const store = readerOf(call);
    if (store instanceof ContentStore) return store;
    throw new SessionCallError(
      GrpcCode.PERMISSION_DENIED,
      `content store "${call.header(STORE_ID) ?? ''}" is only read`,
    );
  };
  return [
    unary(Content.Info, async ({ digest }, call) => ({ info: { digest, size: await readerOf(call).size(digest) } })),
    // Labels are the daemon's notes to itself, which a directory has no room for.
    unary(Content.Update, async ({ info }, call) => {
      const digest = info?.digest ?? '';
      return { info: { digest, size: await readerOf(call).size(digest), labels: info?.labels ?? {} } };
    }),
    streaming(Content.Read, async (stream) => {
      for await (const { digest, offset, size } of stream.messages) {
        const pieces = readerOf(stream).read(digest, toNumber(offset), toNumber(size), stream.signal);
        for await (const piece of pieces) await stream.send(piece);
      }
    }),
    unary(Content.Status, async ({ ref }, call) => {
      const ingest = storeOf(call).ingest(ref);
      if (ingest === undefined) throw new SessionCallError(GrpcCode.NOT_FOUND, `ingest ${ref}: not found`);
      return { status: { ref, offset: ingest.offset } };
    }),
    unary(Content.Abort, async ({ ref }, call) => {
      const store = storeOf(call);
      const ingest = store.ingest(ref);
      if (ingest !== undefined) store.end(ingest);
      return {};
    }),
    streaming(Content.Write, (stream) => write(storeOf(stream), stream)),
  ];
}

async function write(
  store: ContentStore,
  stream: SessionStream<WriteContentRequest, WriteContentResponse>,
): Promise<void> {
  let ingest: Ingest | undefined;
  try {
    for await (const request of stream.messages) {
      if (request.expected !== '' && (await store.has(request.expected))) {
        throw new SessionCallError(GrpcCode.ALREADY_EXISTS, `content ${request.expected}: already exists`);
      }
      ingest ??= store.begin(request.ref);
      await stream.send(step(store, ingest, request));
    }
  } finally {
    if (ingest !== undefined) store.end(ingest);
  }
}

function step(store: ContentStore, ingest: Ingest, request: WriteContentRequest): Init<WriteContentResponse> {
  const { action, expected } = request;
  const [offset, total] = [toNumber(request.offset), toNumber(request.total)];
  if (action !== WriteAction.STAT) {
    if (offset > 0 && offset !== ingest.offset) {
      throw new SessionCallError(GrpcCode.OUT_OF_RANGE, `offset ${offset} where ${ingest.offset} comes next`);
    }
    store.append(ingest, request.data);
  }
  const digest = action === WriteAction.COMMIT ? store.commit(ingest, expected, total) : undefined;
  return { action, offset: ingest.offset, total, digest };
}
