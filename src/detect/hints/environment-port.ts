import { asPort } from '../core/hint.ts';

/** Variables that tell a server its port, most general first, and how; those of frameworks are named by their own configuration. */
const VARIABLES: readonly (readonly [name: string, read: (value: unknown) => number | undefined])[] = [
  ['PORT', firstPort],
  ['ASPNETCORE_URLS', addressPort],
  ['DOTNET_URLS', addressPort],
  ['URLS', addressPort],
  ['Kestrel__Endpoints__Http__Url', addressPort],
  ['ASPNETCORE_HTTP_PORTS', firstPort],
  ['HTTP_PORTS', firstPort],
  ['SERVER_PORT', firstPort],
  ['QUARKUS_HTTP_PORT', firstPort],
  ['MICRONAUT_SERVER_PORT', firstPort],
];

/** The port that an environment tells a server, and the variable that does. */
export function environmentPort(
  valueOf: (name: string) => unknown,
): { readonly port: number; readonly variable: string } | undefined {
  for (const [variable, read] of VARIABLES) {
    const port = read(valueOf(variable));
    if (port !== undefined) return { port, variable };
  }
  return undefined;
}

/** Of several ports, as in `8080;8081`, the first. */
function firstPort(value: unknown): number | undefined {
  return asPort(typeof value === 'string' ? value.split(/[;,]/)[0] : value);
}

/** The port of the first plain address, as ASP.NET Core takes several: `http://+:8000;https://+:8001`. */
export function addressPort(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  return value
    .split(/[;,]/)
    .map((address) => asPort(/^http:\/\/[^/:]+:(\d{2,5})\/?$/i.exec(address.trim())?.[1]))
    .find((port) => port !== undefined);
}
