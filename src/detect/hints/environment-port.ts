import { asPort } from '../core/hint.ts';

/** Variables that tell a server its port, most general first; those of frameworks are named by their own configuration. */
const PORTS = [
  'PORT',
  'ASPNETCORE_HTTP_PORTS',
  'HTTP_PORTS',
  'SERVER_PORT',
  'QUARKUS_HTTP_PORT',
  'MICRONAUT_SERVER_PORT',
];
/** Variables of ASP.NET Core that hold addresses, several with a semicolon between. */
const ADDRESSES = ['ASPNETCORE_URLS', 'DOTNET_URLS', 'URLS', 'Kestrel__Endpoints__Http__Url'];

/** The port that an environment tells a server, and the variable that does. */
export function environmentPort(
  valueOf: (name: string) => unknown,
): { readonly port: number; readonly variable: string } | undefined {
  for (const variable of [...PORTS.slice(0, 1), ...ADDRESSES, ...PORTS.slice(1)]) {
    const value = valueOf(variable);
    const port = ADDRESSES.includes(variable) ? addressPort(value) : asPort(firstOf(value));
    if (port !== undefined) return { port, variable };
  }
  return undefined;
}

/** Of several ports, as in `8080;8081`, the first. */
function firstOf(value: unknown): unknown {
  return typeof value === 'string' ? value.split(/[;,]/)[0] : value;
}

/** The port of the first plain address: `http://+:8000;https://+:8001`. */
export function addressPort(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  return value
    .split(/[;,]/)
    .map((address) => asPort(/^http:\/\/[^/:]+:(\d{2,5})\/?$/i.exec(address.trim())?.[1]))
    .find((port) => port !== undefined);
}
