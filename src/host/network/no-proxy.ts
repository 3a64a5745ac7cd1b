import { BlockList, isIP } from 'node:net';

/**
 * Whether NO_PROXY names a place, as curl and Go read it: a host stands for its subdomains too, with or without `.` or `*.` before it,
 * `*` for everything, addresses may be a range (`10.0.0.0/8`), and an entry with a port is for that port only.
 */
export function isDirect(noProxy: string, host: string, port: number): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && (entry === '*' || matches(entry, name, port)));
}

function matches(entry: string, host: string, port: number): boolean {
  if (entry.includes('/')) return inRange(entry, host);
  if (isIP(entry) !== 0) return entry === host;
  const [, bracketed, plain = '', wanted] = /^(?:\[([0-9a-f:.]+)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
  if (wanted !== undefined && Number(wanted) !== port) return false;
  if (bracketed !== undefined) return bracketed === host;
  const domain = plain.replace(/^\*?\./, '');
  return domain !== '' && (host === domain || (isIP(host) === 0 && host.endsWith(`.${domain}`)));
}

function inRange(entry: string, host: string): boolean {
  const [network = '', bits = ''] = entry.split('/');
  const [kind, most] = isIP(network) === 4 ? (['ipv4', 32] as const) : (['ipv6', 128] as const);
  if (isIP(network) === 0 || isIP(network) !== isIP(host) || !/^\d{1,3}$/.test(bits) || Number(bits) > most)
    return false;
  const range = new BlockList();
  range.addSubnet(network, Number(bits), kind);
  return range.check(host, kind);
}
