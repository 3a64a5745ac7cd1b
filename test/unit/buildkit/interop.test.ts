/** Both halves of our gRPC against the independent implementation that Node's users know: @grpc/grpc-js. */
import * as grpc from '@grpc/grpc-js';
import { afterEach, describe, expect, test } from '@jest/globals';
import { connect, createServer, type AddressInfo, type Server as NetServer } from 'node:net';
import { Http2Channel } from '../../../src/buildkit/grpc/channel.ts';
import { GrpcError } from '../../../src/buildkit/grpc/status.ts';
import type { Method } from '../../../src/proto/codec.ts';
import { serveSession } from '../../../src/buildkit/session/server.ts';
import { SessionCallError, streaming, unary } from '../../../src/buildkit/session/service.ts';
import { streamCall, unaryCall } from '../../../src/buildkit/grpc/requests.ts';

interface Text {
  readonly text: string;
}

const codec = {
  encode: (message: { readonly text?: string | undefined }) => Buffer.from(message.text ?? ''),
  decode: (bytes: Uint8Array): Text => ({ text: Buffer.from(bytes).toString('utf8') }),
};

function method(name: string, requestStream: boolean, responseStream: boolean): Method<Text, Text> {
  return { path: `/test.Service/${name}`, requestStream, responseStream, request: codec, response: codec };
}

const echo = method('Echo', false, false);
const count = method('Count', false, true);
const shout = method('Shout', true, true);

function definition({ path, requestStream, responseStream }: Method<Text, Text>): grpc.MethodDefinition<Text, Text> {
  return {
    path,
    requestStream,
    responseStream,
    requestSerialize: (value) => Buffer.from(codec.encode(value)),
    requestDeserialize: codec.decode,
    responseSerialize: (value) => Buffer.from(codec.encode(value)),
    responseDeserialize: codec.decode,
  };
}

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

describe('our channel with a server of grpc-js', () => {
  async function channel(): Promise<Http2Channel> {
    const server = new grpc.Server();
    const services = { echo: definition(echo), count: definition(count), shout: definition(shout) };
    server.addService(services, {
      echo: (call: grpc.ServerUnaryCall<Text, Text>, callback: grpc.sendUnaryData<Text>) => {
        const metadata = new grpc.Metadata();
        metadata.set('grpc-status-details-bin', Buffer.from([8, 5]));
        if (call.request.text === 'fail') callback({ code: grpc.status.NOT_FOUND, details: 'not “here”', metadata });
        else callback(null, { text: `${call.request.text} ${call.metadata.get('key').join('+')}` });
      },
      count: (call: grpc.ServerWritableStream<Text, Text>) => {
        for (let number = 1; number <= 3; number++) call.write({ text: String(number) });
        call.end();
      },
      shout: (call: grpc.ServerDuplexStream<Text, Text>) => {
        call.on('data', ({ text }: Text) => call.write({ text: text.toUpperCase() }));
        call.on('end', () => call.end());
      },
    });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    const result = new Http2Channel(connect(port, '127.0.0.1'));
    cleanUps.push(
      () => result.close(),
      () => server.forceShutdown(),
    );
    return result;
  }

  test('a call and its metadata', async () => {
    const answer = await unaryCall(await channel(), echo, { text: 'hello' }, { metadata: { key: ['a', 'b'] } });
    expect(answer.text).toMatch(/^hello a(?:, |\+)b$/);
  });

  test('a stream of answers', async () => {
    const answers: string[] = [];
    for await (const { text } of streamCall(await channel(), count, { text: '' })) answers.push(text);
    expect(answers).toEqual(['1', '2', '3']);
  });

  test('a refusal with its code, words beyond ASCII, and nothing hanging', async () => {
    const failure = await unaryCall(await channel(), echo, { text: 'fail' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GrpcError);
    expect(failure).toMatchObject({
      code: grpc.status.NOT_FOUND,
      message: expect.stringContaining('not “here”') as unknown,
    });
  });

  test('a message larger than every window', async () => {
    const text = 'x'.repeat(3 * 1024 * 1024);
    expect((await unaryCall(await channel(), echo, { text }, { metadata: { key: '' } })).text).toHaveLength(
      text.length + 1,
    );
  });
});

describe('our session server with a client of grpc-js', () => {
  async function client(): Promise<grpc.Client> {
    const server: NetServer = createServer((socket) => {
      const services = [
        unary(echo, async ({ text }, call) => {
          if (text === 'fail') throw new SessionCallError(grpc.status.PERMISSION_DENIED, 'not “you”');
          return { text: `${text} ${call.header('key') ?? ''}` };
        }),
        streaming(shout, async (stream) => {
          for await (const { text } of stream.messages) await stream.send({ text: text.toUpperCase() });
        }),
      ];
      serveSession(socket, [services], {});
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const result = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    cleanUps.push(
      () => result.close(),
      () => server.close(),
    );
    return result;
  }

  const call = (from: grpc.Client, text: string, metadata = new grpc.Metadata()): Promise<Text> =>
    new Promise((resolve, reject) => {
      const { path, requestSerialize, responseDeserialize } = definition(echo);
      from.makeUnaryRequest(path, requestSerialize, responseDeserialize, { text }, metadata, (error, value) => {
        if (value === undefined) reject(error ?? new Error('no answer'));
        else resolve(value);
      });
    });

  test('a call and its metadata', async () => {
    const metadata = new grpc.Metadata();
    metadata.set('key', 'a');
    expect((await call(await client(), 'hello', metadata)).text).toBe('hello a');
  });

  test('a refusal with its code and words beyond ASCII', async () => {
    await expect(call(await client(), 'fail')).rejects.toMatchObject({
      code: grpc.status.PERMISSION_DENIED,
      details: 'not “you”',
    });
  });

  test('a method that nobody serves', async () => {
    const from = await client();
    const unknown = new Promise((resolve) => {
      const { requestSerialize, responseDeserialize } = definition(echo);
      from.makeUnaryRequest('/test.Service/No', requestSerialize, responseDeserialize, { text: '' }, (error) =>
        resolve(error),
      );
    });
    expect(await unknown).toMatchObject({ code: grpc.status.UNIMPLEMENTED });
  });

  test('both sides of a stream', async () => {
    const from = await client();
    const { path, requestSerialize, responseDeserialize } = definition(shout);
    const stream = from.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    stream.write({ text: 'one' });
    stream.write({ text: 'two' });
    stream.end();
    const answers: string[] = [];
    for await (const { text } of stream as AsyncIterable<Text>) answers.push(text);
    expect(answers).toEqual(['ONE', 'TWO']);
  });
});
