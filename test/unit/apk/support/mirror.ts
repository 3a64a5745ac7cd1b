import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PackageNetwork, PackageSource } from '../../../../src/apk/index.ts';
import type { Answer } from '../../wolfi/support/repository-server.ts';
import type { MadeApk } from './make-apk.ts';

/** Tries again at once. */
export const impatient: PackageNetwork = { fetch, retry: { sleep: () => Promise.resolve() } };

/** Where a package lies on a mirror. */
export function sourceOf({ expected }: MadeApk, repository: string): PackageSource {
  const { name, version, architecture } = expected;
  return { ...expected, url: `${repository}/${architecture}/${name}-${version}.apk` };
}

/** What a request asks for of a file. */
function rangeOf(
  request: IncomingMessage,
  size: number,
): { readonly first: number; readonly last: number } | undefined {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  return first === undefined ? undefined : { first: Number(first), last: Math.min(Number(last), size - 1) };
}

/** The file, or the part that is asked for; `most` bytes of it, after which the connection breaks. */
export function ranged(bytes: Uint8Array, most = Infinity): Answer {
  return (request, response) => {
    const range = rangeOf(request, bytes.length);
    const { first, last } = range ?? { first: 0, last: bytes.length - 1 };
    const part = bytes.subarray(first, last + 1);
    const headers = { 'content-length': part.length, 'content-range': `bytes ${first}-${last}/${bytes.length}` };
    if (range) response.writeHead(206, headers);
    else response.writeHead(200, { 'content-length': part.length });
    send(response, part, most);
  };
}

/** The whole file whatever is asked for; `most` bytes of it, after which the connection breaks. */
export function wholeOnly(bytes: Uint8Array, most = Infinity): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    send(response, bytes, most);
  };
}

function send(response: ServerResponse, bytes: Uint8Array, most: number): void {
  if (most >= bytes.length) response.end(bytes);
  else response.write(bytes.subarray(0, most), () => response.destroy());
}

/** All files of a mirror, with ranges; 404 for others. */
export function mirrorOf(...made: readonly MadeApk[]): Answer {
  const files = new Map(made.map((one) => [new URL(sourceOf(one, 'http://m/os').url).pathname, ranged(one.bytes)]));
  return (request, response) => {
    const file = files.get(request.url ?? '');
    if (file) file(request, response);
    else response.writeHead(404).end();
  };
}
