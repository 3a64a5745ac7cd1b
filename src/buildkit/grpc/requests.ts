import type { Init, Method } from '../../proto/codec.ts';
import type { CallOptions } from './call-options.ts';
import { frame } from './frames.ts';
import { GrpcCode, GrpcError } from './status.ts';
import type { Channel } from './wire.ts';

/**
 * One request, one answer.
 * @throws GrpcError
 */
export async function unaryCall<Request, Response>(
  channel: Pick<Channel, 'open'>,
  method: Method<Request, Response>,
  request: Init<Request>,
  options?: CallOptions,
): Promise<Response> {
  let response: Response | undefined;
  for await (const message of streamCall(channel, method, request, options)) response = message;
  if (response === undefined) throw new GrpcError(GrpcCode.INTERNAL, `${method.path} ended without an answer`);
  return response;
}

/**
 * One request, any number of answers. Leaving the loop cancels the call.
 * @throws GrpcError
 */
export async function* streamCall<Request, Response>(
  channel: Pick<Channel, 'open'>,
  method: Method<Request, Response>,
  request: Init<Request>,
  options?: CallOptions,
): AsyncGenerator<Response, void, undefined> {
  const call = channel.open(method.path, options);
  call.end(frame(method.request.encode(request)));
  for await (const message of call.messages()) yield method.response.decode(message);
}
