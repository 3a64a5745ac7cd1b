import type { Platform } from '../oci/index.ts';
import type { Init } from '../proto/codec.ts';
import type { Op } from '../proto/ops.ts';

/** A file system in the graph: one output of a vertex, or the empty file system. Immutable, and nothing until built. */
export interface State {
  /** Null for the empty file system. */
  readonly vertex: Vertex | null;
  /** Which of the vertex's outputs. */
  readonly output: number;
}

export interface ProgressGroup {
  readonly id: string;
  readonly name: string;
  /** A weak group is not worth showing by itself. */
  readonly weak?: boolean;
}

/** Points into a file that the graph was made from; a daemon quotes it when the vertex fails. */
export interface SourceLocation {
  /** Compared by identity: locations in one file share one object. */
  readonly file: SourceFile;
  readonly ranges: readonly SourceRange[];
}

export interface SourceFile {
  readonly filename: string;
  readonly language?: string;
  /** Keep it below 20 KB: a failing daemon sends the whole of it in one header. */
  readonly data?: Uint8Array;
}

/** Lines count from 1. */
export interface SourceRange {
  readonly start: { readonly line: number; readonly character?: number };
  readonly end: { readonly line: number; readonly character?: number };
}

/** What every operation takes besides its own options. None of it enters the cache key, except the platform. */
export interface VertexOptions {
  /** What progress shows instead of a name that the daemon makes up. */
  readonly name?: string;
  readonly description?: Readonly<Record<string, string>>;
  readonly progressGroup?: ProgressGroup;
  /** Run again even when cached; an exec's cache mounts are emptied first. */
  readonly ignoreCache?: boolean;
  /** Overrides the platform that marshal() is given. */
  readonly platform?: Platform;
  readonly location?: SourceLocation;
  /** Capabilities to ask for beyond those that the library finds out by itself. */
  readonly caps?: readonly string[];
}

/** What a vertex needs to know to write itself down. */
export interface EncodeContext {
  /** The number under which a state is an input of this vertex; -1 for the empty file system. */
  readonly input: (state: State) => number;
  /** The id of the session that local sources are read from. */
  readonly session: string | undefined;
}

export interface Vertex {
  readonly inputs: readonly State[];
  readonly options: VertexOptions;
  /** Capabilities that daemons of the oldest supported version may lack. */
  readonly caps: readonly string[];
  /** Whether the operation's outcome depends on a platform. */
  readonly platformBound: boolean;
  /** The operation itself, nothing of what all have in common. */
  readonly encode: (context: EncodeContext) => Init<Op>;
}

export const emptyState: State = Object.freeze({ vertex: null, output: -1 });

/** The empty file system. */
export function scratch(): State {
  return emptyState;
}

export function vertexState(vertex: Vertex, output = 0): State {
  return Object.freeze({ vertex, output });
}
