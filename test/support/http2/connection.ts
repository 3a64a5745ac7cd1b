import type { Duplex } from 'node:stream';
import { checkRequest, checkResponse, checkTrailers } from './fields.ts';
import {
  ACK,
  Code,
  contentOf,
  cutFrames,
  END_HEADERS,
  END_STREAM,
  type Frame,
  frameOf,
  INITIAL_WINDOW,
  MAX_FRAME,
  MAX_WINDOW,
  PREFACE,
  Setting,
  Type,
  uint32,
} from './frames.ts';
import { type Field, HeaderReader, headerBlock } from './hpack.ts';
import { type Link, Stream } from './stream.ts';

export interface ConnectionOptions {
  readonly role: 'client' | 'server';
  /** Told of each stream that a client opens, with its fields. */
  readonly onStream?: (stream: Stream) => void;
  /** Told what the peer did that RFC 9113 forbids; the connection ends then. By default it is thrown, which ends a test. */
  readonly onViolation?: (what: string) => void;
}

/**
 * One end of an HTTP/2 connection, in frames of its own: it takes nothing of what it is held against, and takes nothing amiss that the
 * RFC allows, but all that it forbids.
 */
export class Connection {
  readonly #socket: Duplex;
  readonly #options: ConnectionOptions;
  readonly #reader = new HeaderReader(4096);
  readonly #streams = new Map<number, Stream>();
  #buffered: Buffer = Buffer.alloc(0);
  #greeted: boolean;
  #settled = false;
  #lastId = 0;
  #nextId = 1;
  #headers: { readonly stream: number; readonly end: boolean; readonly parts: Buffer[] } | undefined;
  #window = INITIAL_WINDOW;
  #allowance = INITIAL_WINDOW;
  #initialAllowance = INITIAL_WINDOW;
  #unacknowledged = 1;
  readonly #link: Link = {
    sendFields: (stream, fields, end) => {
      this.#write(Type.HEADERS, END_HEADERS | (end ? END_STREAM : 0), stream.id, headerBlock(fields));
      if (end) this.#endHere(stream);
    },
    pump: (stream) => {
      this.#pump(stream);
    },
    widen: (stream, bytes) => {
      stream.window += bytes;
      this.#write(Type.WINDOW_UPDATE, 0, stream.id, uint32(bytes));
    },
    sendReset: (stream, code) => {
      this.#write(Type.RST_STREAM, 0, stream.id, uint32(code));
    },
  };

  constructor(socket: Duplex, options: ConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#greeted = options.role === 'client';
    if (options.role === 'client') socket.write(PREFACE);
    this.#write(Type.SETTINGS, 0, 0);
    socket.on('data', (chunk: Buffer) => {
      this.#receive(chunk);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      for (const stream of this.#streams.values()) stream.close(-1);
    });
  }

  /** Opens a stream, as a client does. */
  request(fields: readonly Field[]): Stream {
    const stream = new Stream(this.#nextId, this.#initialAllowance, this.#link);
    this.#nextId += 2;
    this.#streams.set(stream.id, stream);
    stream.sendFields(fields);
    return stream;
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #write(type: number, flags: number, stream: number, payload?: Buffer): void {
    if (!this.#socket.destroyed && this.#socket.writable) this.#socket.write(frameOf(type, flags, stream, payload));
  }

  #receive(chunk: Buffer): void {
    try {
      this.#buffered = Buffer.concat([this.#buffered, chunk]);
      if (!this.#greet()) return;
      const { frames, rest } = cutFrames(this.#buffered);
      this.#buffered = rest;
      for (const frame of frames) this.#frame(frame);
    } catch (error) {
      this.#write(Type.GOAWAY, 0, 0, Buffer.concat([uint32(this.#lastId), uint32(Code.PROTOCOL_ERROR)]));
      this.#socket.destroy();
      const what = `HTTP/2: ${error instanceof Error ? error.message : String(error)}`;
      if (this.#options.onViolation === undefined) throw new Error(what, { cause: error });
      this.#options.onViolation(what);
    }
  }

  #greet(): boolean {
    if (this.#greeted) return true;
    const start = this.#buffered.subarray(0, PREFACE.length).toString('latin1');
    if (!PREFACE.startsWith(start)) throw new Error('it does not start with the preface');
    if (start.length < PREFACE.length) return false;
    this.#buffered = this.#buffered.subarray(PREFACE.length);
    this.#greeted = true;
    return true;
  }

  #frame(frame: Frame): void {
    const { type, stream, payload } = frame;
    if (!this.#settled && type !== Type.SETTINGS) throw new Error('it does not start with its settings');
    this.#settled = true;
    if (this.#headers !== undefined && (type !== Type.CONTINUATION || stream !== this.#headers.stream))
      throw new Error('something comes between parts of a header block');
    const own = [Type.SETTINGS, Type.PING, Type.GOAWAY].includes(type as 4);
    if (type !== Type.WINDOW_UPDATE && type <= Type.CONTINUATION && own !== (stream === 0))
      throw new Error(`a frame of type ${type} on stream ${stream}`);
    switch (type) {
      case Type.DATA:
        this.#data(frame);
        break;
      case Type.HEADERS:
        this.#headers = { stream, end: (frame.flags & END_STREAM) !== 0, parts: [contentOf(frame)] };
        this.#endOfHeaders(frame);
        break;
      case Type.CONTINUATION:
        if (this.#headers === undefined) throw new Error('it continues no header block');
        this.#headers.parts.push(payload);
        this.#endOfHeaders(frame);
        break;
      case Type.RST_STREAM:
        expectLength(frame, 4);
        this.#known(stream)?.close(payload.readUInt32BE());
        break;
      case Type.SETTINGS:
        this.#settings(frame);
        break;
      case Type.PUSH_PROMISE:
        throw new Error('it pushes');
      case Type.PING:
        expectLength(frame, 8);
        if ((frame.flags & ACK) !== 0) throw new Error('it answers a ping that nobody sent');
        this.#write(Type.PING, ACK, 0, payload);
        break;
      case Type.WINDOW_UPDATE:
        this.#widened(frame);
        break;
    }
  }

  /** A stream that frames may come for; undefined for one that this side has reset. */
  #known(id: number): Stream | undefined {
    const stream = this.#streams.get(id);
    if (stream === undefined) throw new Error(`stream ${id} was never opened`);
    return stream.isClosed ? undefined : stream;
  }

  #data(frame: Frame): void {
    const size = frame.payload.byteLength;
    this.#window -= size;
    if (this.#window < 0) throw new Error('more data than the connection may have');
    if (size > 0) {
      this.#window += size;
      this.#write(Type.WINDOW_UPDATE, 0, 0, uint32(size));
    }
    const stream = this.#known(frame.stream);
    if (stream === undefined) return;
    if (stream.ended.there) throw new Error(`data after the end of stream ${stream.id}`);
    if (stream.blocks.length === 0) throw new Error(`data before the fields of stream ${stream.id}`);
    stream.window -= size;
    if (stream.window < 0) throw new Error(`more data than stream ${stream.id} may have`);
    const content = contentOf(frame);
    if (content.byteLength > 0) stream.take(content);
    if ((frame.flags & END_STREAM) === 0) return;
    if (this.#options.role === 'client') throw new Error('a gRPC answer ends without trailers');
    stream.endThere();
  }

  #endOfHeaders({ flags }: Frame): void {
    const headers = this.#headers;
    if (headers === undefined || (flags & END_HEADERS) === 0) return;
    this.#headers = undefined;
    const fields = this.#reader.read(Buffer.concat(headers.parts));
    if (this.#options.role === 'server') this.#requested(headers.stream, fields, headers.end);
    else this.#answered(headers.stream, fields, headers.end);
  }

  #requested(id: number, fields: readonly Field[], end: boolean): void {
    if (this.#streams.has(id)) throw new Error(`a request sends trailers on stream ${id}`);
    if (id % 2 === 0 || id <= this.#lastId) throw new Error(`stream ${id} is opened after ${this.#lastId}`);
    this.#lastId = id;
    checkRequest(fields);
    const stream = new Stream(id, this.#initialAllowance, this.#link);
    this.#streams.set(id, stream);
    stream.takeFields(fields);
    if (end) stream.endThere();
    this.#options.onStream?.(stream);
  }

  #answered(id: number, fields: readonly Field[], end: boolean): void {
    const stream = this.#known(id);
    if (stream === undefined) return;
    if (stream.ended.there) throw new Error(`fields after the end of stream ${id}`);
    const first = stream.blocks.length === 0;
    if (first) checkResponse(fields);
    if (end) checkTrailers(fields, first);
    else if (!first) throw new Error('trailers do not end their stream');
    stream.takeFields(fields);
    if (end) stream.endThere();
  }

  #settings(frame: Frame): void {
    if ((frame.flags & ACK) !== 0) {
      expectLength(frame, 0);
      if (--this.#unacknowledged < 0) throw new Error('it acknowledges settings that nobody sent');
      return;
    }
    if (frame.payload.byteLength % 6 !== 0) throw new Error('settings of a wrong length');
    for (let at = 0; at < frame.payload.byteLength; at += 6) {
      const value = frame.payload.readUInt32BE(at + 2);
      const setting = frame.payload.readUInt16BE(at);
      if (setting === Setting.ENABLE_PUSH && (value > 1 || (value === 1 && this.#options.role === 'client')))
        throw new Error(`ENABLE_PUSH is ${value}`);
      if (setting === Setting.MAX_FRAME_SIZE && (value < MAX_FRAME || value >= 2 ** 24))
        throw new Error(`MAX_FRAME_SIZE is ${value}`);
      if (setting !== Setting.INITIAL_WINDOW_SIZE) continue;
      if (value > MAX_WINDOW) throw new Error(`INITIAL_WINDOW_SIZE is ${value}`);
      for (const stream of this.#streams.values()) stream.allowance += value - this.#initialAllowance;
      this.#initialAllowance = value;
    }
    this.#write(Type.SETTINGS, ACK, 0);
    this.#pumpAll();
  }

  #widened(frame: Frame): void {
    expectLength(frame, 4);
    const bytes = frame.payload.readUInt32BE() & MAX_WINDOW;
    if (bytes === 0) throw new Error('a window grows by nothing');
    const stream = frame.stream === 0 ? undefined : this.#known(frame.stream);
    if (frame.stream === 0) this.#allowance += bytes;
    else if (stream !== undefined) stream.allowance += bytes;
    if (Math.max(this.#allowance, stream?.allowance ?? 0) > MAX_WINDOW) throw new Error('a window is too large');
    this.#pumpAll();
  }

  #pumpAll(): void {
    for (const stream of this.#streams.values()) if (!stream.isClosed) this.#pump(stream);
  }

  #pump(stream: Stream): void {
    for (let next = stream.queue[0]; next !== undefined; next = stream.queue[0]) {
      const size = Math.min(next.byteLength, MAX_FRAME, this.#allowance, stream.allowance);
      if (size <= 0 && next.byteLength > 0) return;
      this.#write(Type.DATA, 0, stream.id, next.subarray(0, size));
      this.#allowance -= size;
      stream.allowance -= size;
      if (size === next.byteLength) stream.queue.shift();
      else stream.queue[0] = next.subarray(size);
    }
    if (!stream.ending || stream.ended.here) return;
    const { trailers } = stream;
    if (trailers === undefined) this.#write(Type.DATA, END_STREAM, stream.id);
    else this.#write(Type.HEADERS, END_HEADERS | END_STREAM, stream.id, headerBlock(trailers));
    this.#endHere(stream);
  }

  #endHere(stream: Stream): void {
    stream.ended.here = true;
    stream.settle();
  }
}

function expectLength({ payload, type }: Frame, length: number): void {
  if (payload.byteLength !== length) throw new Error(`a frame of type ${type} has ${payload.byteLength} bytes`);
}
