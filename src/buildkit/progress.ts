import { toNumber } from '../proto/codec.ts';
import type { StatusResponse } from '../proto/control.ts';
import type { Timestamp } from '../proto/google.ts';
import type { SourceQuote } from './errors.ts';

/** A step of the build. Told again and again as it changes; the same digest is the same step. Times are ms since 1970. */
export interface VertexEvent {
  readonly digest: string;
  readonly inputs: readonly string[];
  readonly name: string;
  readonly cached: boolean;
  readonly started?: number;
  readonly completed?: number;
  /** Ends with "context canceled" for steps that only stopped because another failed. */
  readonly error?: string;
  readonly group?: { readonly id: string; readonly name: string; readonly weak: boolean };
}

/** Progress within a step, such as a layer that is pulled. */
export interface VertexStatusEvent {
  readonly id: string;
  readonly vertex: string;
  readonly name: string;
  readonly current: number;
  /** 0 where it is not known. */
  readonly total: number;
  readonly started?: number;
  readonly completed?: number;
}

export interface LogEvent {
  readonly vertex: string;
  readonly stream: 'stdout' | 'stderr';
  readonly data: Uint8Array;
  readonly time: number;
}

export interface WarningEvent {
  readonly vertex: string;
  readonly level: number;
  readonly short: string;
  readonly detail: readonly string[];
  readonly url: string;
  readonly source?: SourceQuote;
}

/** What a daemon tells at once. To be taken in this order: vertexes, statuses, warnings, logs. */
export interface StatusUpdate {
  readonly vertexes: readonly VertexEvent[];
  readonly statuses: readonly VertexStatusEvent[];
  readonly logs: readonly LogEvent[];
  readonly warnings: readonly WarningEvent[];
}

function ms(time: Timestamp | null): number | undefined {
  return time === null ? undefined : toNumber(time.seconds) * 1000 + time.nanos / 1e6;
}

function times(from: { started: Timestamp | null; completed: Timestamp | null }): {
  started?: number;
  completed?: number;
} {
  const [started, completed] = [ms(from.started), ms(from.completed)];
  return { ...(started !== undefined && { started }), ...(completed !== undefined && { completed }) };
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

export function readStatus(response: StatusResponse): StatusUpdate {
  return {
    vertexes: response.vertexes.map((vertex) => ({
      digest: vertex.digest,
      inputs: vertex.inputs,
      name: vertex.name,
      cached: vertex.cached,
      ...times(vertex),
      ...(vertex.error !== '' && { error: vertex.error }),
      ...(vertex.progressGroup !== null && {
        group: { id: vertex.progressGroup.id, name: vertex.progressGroup.name, weak: vertex.progressGroup.weak },
      }),
    })),
    statuses: response.statuses.map((status) => ({
      id: status.ID,
      vertex: status.vertex,
      name: status.name,
      current: toNumber(status.current),
      total: toNumber(status.total),
      ...times(status),
    })),
    logs: response.logs.map((log) => ({
      vertex: log.vertex,
      stream: toNumber(log.stream) === 2 ? 'stderr' : 'stdout',
      data: log.msg,
      time: ms(log.timestamp) ?? 0,
    })),
    warnings: response.warnings.map((warning) => ({
      vertex: warning.vertex,
      level: toNumber(warning.level),
      short: text(warning.short),
      detail: warning.detail.map(text),
      url: warning.url,
      ...(warning.info !== null && {
        source: {
          filename: warning.info.filename,
          language: warning.info.language,
          data: warning.info.data,
          ranges: warning.ranges.map(({ start, end }) => ({
            start: { line: start?.line ?? 0, character: start?.character ?? 0 },
            end: { line: end?.line ?? 0, character: end?.character ?? 0 },
          })),
        },
      }),
    })),
  };
}
