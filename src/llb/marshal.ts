import type { SourceFile, SourceLocation, State, Vertex } from './graph.ts';
import { sha256, type Platform } from '../oci/index.ts';
import { platformMessage } from './platform.ts';
import { type Init, codec } from '../proto/codec.ts';
import type { Input, Location, Op, OpMetadata, Source } from '../proto/ops.ts';

const ops = codec<Op>('pb.Op');

/** A graph in the form that a daemon takes. Nothing in it depends on when or where it was made. */
export interface Definition {
  /** Each operation's canonical bytes, inputs first; the last one only points to the result. Empty for scratch. */
  readonly def: readonly Uint8Array[];
  /** By digest of the operation. */
  readonly metadata: Readonly<Record<string, Init<OpMetadata>>>;
  readonly Source?: Init<Source>;
}

export interface MarshalOptions {
  /** For every operation that depends on a platform and names none itself. */
  readonly platform?: Platform;
  /** The session that local sources come from: ties the build to it where several clients use one daemon. */
  readonly session?: string;
}

/** The digest by which a daemon knows an operation. */
export function digestOf(op: Uint8Array): string {
  return sha256(op);
}

/**
 * Go's protobuf writes members of a oneof after all other fields, and daemons since 0.18 write each operation anew to
 * find its digest: only in that order it is the one that is known here, by which they name the operation in progress
 * and errors and look for its locations. Older ones take whatever they get.
 */
function encodeOp(common: Init<Op>, body: Init<Op>): Uint8Array {
  return Buffer.concat([ops.encode(common), ops.encode(body)]);
}

/** Writes down the graph that ends in `state`. Equal graphs give equal bytes, and an operation made twice is one. */
export function marshal(state: State, options: MarshalOptions = {}): Definition {
  if (state.vertex === null) return { def: [], metadata: {} };
  const writer = new Writer(options);
  for (const vertex of inputsFirst(state.vertex)) writer.add(vertex);
  return writer.finish(state);
}

/** Depth first, without recursion: a graph may be deeper than the stack. */
function inputsFirst(root: Vertex): readonly Vertex[] {
  const order: Vertex[] = [];
  const seen = new Set<Vertex>([root]);
  const stack: { vertex: Vertex; next: number }[] = [{ vertex: root, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const input = top.vertex.inputs[top.next++];
    if (input === undefined) {
      order.push(top.vertex);
      stack.pop();
    } else if (input.vertex !== null && !seen.has(input.vertex)) {
      seen.add(input.vertex);
      stack.push({ vertex: input.vertex, next: 0 });
    }
  }
  return order;
}

class Writer {
  readonly #options: MarshalOptions;
  readonly #digests = new Map<Vertex, string>();
  readonly #def = new Map<string, Uint8Array>();
  readonly #metadata = new Map<string, Init<OpMetadata>>();
  readonly #files: SourceFile[] = [];
  readonly #locations = new Map<string, Init<Location>[]>();

  constructor(options: MarshalOptions) {
    this.#options = options;
  }

  add(vertex: Vertex): void {
    const inputs: Input[] = [];
    const body = vertex.encode({ input: (state) => this.#input(inputs, state), session: this.#options.session });
    const platform = vertex.platformBound ? (vertex.options.platform ?? this.#options.platform) : undefined;
    const bytes = encodeOp({ inputs, platform: platform && platformMessage(platform), constraints: {} }, body);
    const digest = digestOf(bytes);
    this.#digests.set(vertex, digest);
    if (vertex.options.location !== undefined) this.#locate(digest, vertex.options.location);
    if (this.#def.has(digest)) return;
    this.#def.set(digest, bytes);
    this.#metadata.set(digest, metadataOf(vertex));
  }

  finish(state: State): Definition {
    const inputs: Input[] = [];
    this.#input(inputs, state);
    const terminal = ops.encode({ inputs });
    this.#def.set(digestOf(terminal), terminal);
    this.#metadata.set(digestOf(terminal), {});
    const sorted = [...this.#metadata].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      def: [...this.#def.values()],
      metadata: Object.fromEntries(sorted),
      ...(this.#files.length === 0 ? {} : { Source: this.#source() }),
    };
  }

  #input(inputs: Input[], state: State): number {
    if (state.vertex === null) return -1;
    const digest = this.#digests.get(state.vertex) ?? '';
    const known = inputs.findIndex((input) => input.digest === digest && input.index === state.output);
    return known >= 0 ? known : inputs.push({ digest, index: state.output }) - 1;
  }

  #locate(digest: string, { file, ranges }: SourceLocation): void {
    const known = this.#files.indexOf(file);
    const sourceIndex = known >= 0 ? known : this.#files.push(file) - 1;
    const list = this.#locations.get(digest) ?? [];
    list.push({ sourceIndex, ranges });
    this.#locations.set(digest, list);
  }

  #source(): Init<Source> {
    const sorted = [...this.#locations].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      infos: this.#files,
      locations: Object.fromEntries(sorted.map(([digest, locations]) => [digest, { locations }])),
    };
  }
}

function metadataOf({ options, caps }: Vertex): Init<OpMetadata> {
  const description = {
    ...options.description,
    ...(options.name === undefined ? {} : { 'llb.customname': options.name }),
  };
  const wanted = [...new Set([...caps, ...(options.caps ?? [])])].sort();
  return {
    ...(options.ignoreCache === true ? { ignore_cache: true } : {}),
    ...(Object.keys(description).length === 0 ? {} : { description }),
    ...(wanted.length === 0 ? {} : { caps: Object.fromEntries(wanted.map((cap) => [cap, true])) }),
    ...(options.progressGroup === undefined ? {} : { progress_group: options.progressGroup }),
  };
}
