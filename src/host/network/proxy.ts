/** A proxy as it was named, whatever characters its password has. */
export interface Proxy {
  readonly protocol: 'http' | 'https' | 'socks5';
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
  readonly account?: { readonly username: string; readonly password: string };
}

const PROTOCOLS: ReadonlyMap<string, Proxy['protocol']> = new Map([
  ['http', 'http'],
  ['https', 'https'],
  ['socks', 'socks5'],
  ['socks5', 'socks5'],
  // Names are always resolved by the proxy here: it is the one that can.
  ['socks5h', 'socks5'],
]);
const PORTS = { http: 80, https: 443, socks5: 1080 } as const;
const HOST = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i;

/**
 * Reads `[SCHEME://][USER[:PASSWORD]@]HOST[:PORT][/]`; without a scheme it is HTTP. An account ends at the last `@`, and a `%` that no
 * two digits follow stands for itself, so that a password that nobody encoded is read as it was meant.
 * @returns undefined for what is no such address
 */
export function parseProxy(text: string): Proxy | undefined {
  const [, scheme = 'http', rest = ''] = /^(?:([a-z][a-z0-9+.-]{0,30}):\/\/)?(.*)$/is.exec(text.trim()) ?? [];
  const protocol = PROTOCOLS.get(scheme.toLowerCase());
  const at = rest.lastIndexOf('@');
  const place = rest.slice(at + 1);
  const end = place.search(/[/?#]/);
  const found = HOST.exec(end < 0 ? place : place.slice(0, end));
  if (protocol === undefined || found === null) return undefined;
  const port = Number(found[3] ?? PORTS[protocol]);
  if (port < 1 || port > 65_535) return undefined;
  return {
    protocol,
    host: found[1] ?? found[2] ?? '',
    port,
    ...(at < 0 ? {} : { account: accountOf(rest.slice(0, at)) }),
  };
}

function accountOf(text: string): NonNullable<Proxy['account']> {
  const colon = text.indexOf(':');
  const [username, password] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
  return { username: decoded(username), password: decoded(password) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Nobody encoded it.
    return text;
  }
}

/** The address as every program reads it. */
export function formatProxy({ account, host, port, protocol }: Proxy): string {
  const user =
    account === undefined ? '' : `${encodeURIComponent(account.username)}:${encodeURIComponent(account.password)}@`;
  return `${protocol}://${user}${authority(host, port)}`;
}

/** `HOST:PORT`, with the brackets of an IPv6 address. */
export function authority(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
