import type { Field } from './hpack.ts';

const FORBIDDEN = new Set(['connection', 'proxy-connection', 'keep-alive', 'transfer-encoding', 'upgrade']);

function check(fields: readonly Field[], pseudo: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let plain = false;
  for (const [name, value] of fields) {
    if (name !== name.toLowerCase() || name === '') throw new Error(`a field is called "${name}"`);
    if (/[\0\r\n]/.test(value) || value !== value.trim())
      throw new Error(`the value of ${name} is ${JSON.stringify(value)}`);
    if (FORBIDDEN.has(name)) throw new Error(`${name} is none of HTTP/2's`);
    if (name === 'te' && value !== 'trailers') throw new Error(`te is "${value}"`);
    if (name.startsWith(':')) {
      if (plain) throw new Error(`${name} comes after other fields`);
      if (!pseudo.includes(name) || found.has(name)) throw new Error(`${name} has no place here`);
    } else plain = true;
    found.set(name, value);
  }
  return found;
}

/** @throws Error for what is no request of gRPC */
export function checkRequest(fields: readonly Field[]): void {
  const found = check(fields, [':method', ':scheme', ':path', ':authority']);
  if (found.get(':method') !== 'POST' || !/^https?$/.test(found.get(':scheme') ?? '')) throw new Error('it is no POST');
  if (!/^\/[^/]+\/[^/]+$/.test(found.get(':path') ?? '')) throw new Error(`the path is "${found.get(':path') ?? ''}"`);
  if ((found.get(':authority') ?? '') === '') throw new Error('there is no authority');
  if (found.get('te') !== 'trailers') throw new Error('te is missing, by which gRPC knows who passes trailers on');
  checkContent(found);
}

/** @throws Error for what does not begin an answer of gRPC */
export function checkResponse(fields: readonly Field[]): void {
  const found = check(fields, [':status']);
  if (found.get(':status') !== '200') throw new Error(`the status is ${found.get(':status') ?? 'missing'}`);
  checkContent(found);
}

/** @param only whether they are all that there is of the answer */
export function checkTrailers(fields: readonly Field[], only: boolean): void {
  const found = check(fields, only ? [':status'] : []);
  if (!/^\d+$/.test(found.get('grpc-status') ?? '')) throw new Error('an answer ends without a status of gRPC');
  if (/[^ -~]|%(?![0-9A-Fa-f]{2})/.test(found.get('grpc-message') ?? '')) throw new Error('a message is not escaped');
}

function checkContent(found: ReadonlyMap<string, string>): void {
  if (!/^application\/grpc(?:\+.*)?$/.test(found.get('content-type') ?? '')) throw new Error('it is not of gRPC');
}
