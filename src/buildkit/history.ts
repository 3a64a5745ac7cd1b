import type { BuildResultInfo } from '../proto/control.ts';
import { Content, Control } from '../proto/services.ts';
import { streamCall } from './grpc/requests.ts';
import type { Channel } from './grpc/wire.ts';

const STATEMENT = 'application/vnd.in-toto+json';
const PREDICATE_TYPE = 'in-toto.io/predicate-type';
const PROVENANCE = 'https://slsa.dev/provenance/';
/** A build of some hundred packages has some hundred kilobytes. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * The provenance that the daemon recorded of a build, whatever was attested: predicates as JSON, by platform; that of a build which
 * has but one is under ''. Undefined for a build that there is no record of.
 * @throws GrpcError where the daemon keeps no such records
 */
export async function recordedProvenance(
  channel: Channel,
  ref: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const found = new Map<string, Uint8Array>();
  let isKnown = false;
  for await (const { record } of streamCall(
    channel,
    Control.ListenBuildHistory,
    { Ref: ref, EarlyExit: true },
    { signal },
  )) {
    isKnown ||= record?.Ref === ref;
    const { Result: only, Results: several = {} } = record ?? {};
    const results: Readonly<Record<string, BuildResultInfo>> = only ? { '': only } : several;
    for (const [platform, { Attestations }] of Object.entries(results)) {
      const statement = Attestations.find(
        ({ annotations, media_type: type }) =>
          type === STATEMENT && annotations[PREDICATE_TYPE]?.startsWith(PROVENANCE),
      );
      if (statement !== undefined && Number(statement.size) <= MAX_BYTES)
        found.set(platform, await readBlob(channel, statement.digest, signal));
    }
  }
  return isKnown ? found : undefined;
}

async function readBlob(channel: Channel, digest: string, signal: AbortSignal): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const { data } of streamCall(channel, Content.Read, { digest }, { signal })) {
    length += data.length;
    if (length > MAX_BYTES) throw new Error(`${digest} is larger than the daemon said`);
    pieces.push(data);
  }
  return Buffer.concat(pieces);
}
