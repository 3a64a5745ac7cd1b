import type { Folder } from '../../core/folder.ts';
import { asPort } from '../../core/hint.ts';
import type { Found } from '../../core/types.ts';
import { applicationSetting } from './application-config.ts';

export interface ConfiguredPort {
  readonly port: Found<number> | undefined;
  /** Whether PORT decides. */
  readonly readsPort: boolean;
  /** Other variables without which the program does not start, since nothing else gives the port. */
  readonly needed: readonly string[];
}

/** The settings by which frameworks are told their port; what holds in production comes before what holds everywhere. */
const KEYS = [
  'server.port',
  '%prod.quarkus.http.port',
  'quarkus.http.port',
  'micronaut.server.port',
  'ktor.deployment.port',
  'play.server.http.port',
  'http.port',
];

/** The port that a framework's own file or the application's configuration names. */
export function configuredPort(folder: Folder, own: Found<string> | undefined): ConfiguredPort | undefined {
  const found = own ?? applicationSetting(folder, KEYS);
  if (found === undefined) return undefined;
  const { port, variables } = valueOf(folder, found.value, 0);
  const required = variables.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name);
  return {
    port: port === undefined ? undefined : { ...found, value: port },
    readsPort: variables.some(({ name }) => name === 'PORT'),
    needed: port === undefined ? required.filter((name) => name !== 'PORT').slice(0, 1) : [],
  };
}

interface Value {
  readonly port: number | undefined;
  readonly variables: readonly { readonly name: string; readonly hasDefault: boolean }[];
}

/** Settings that stand for others at most; real ones have one or two between. */
const MAX_STEPS = 4;

/** `8080`, `${PORT:8080}`, `${PORT:${SERVER_PORT:8080}}`, `$PORT:8080`, `${PORT:-8080}`, `${shop.port}`. */
function valueOf(folder: Folder, text: string, step: number): Value {
  const plain = unquoted(text.trim().replace(/^-/, ''));
  const port = asPort(/^\d{2,5}$/.test(plain) ? plain : undefined);
  const braces = plain.startsWith('${') && plain.endsWith('}') ? plain.slice(2, -1) : undefined;
  const inside = braces ?? (/^\$\w/.test(plain) ? plain.slice(1) : undefined);
  if (inside === undefined || step >= MAX_STEPS) return { port, variables: [] };
  const at = inside.indexOf(':');
  const name = (at === -1 ? inside : inside.slice(0, at)).replace(/^\?/, '').trim();
  const fallback = at === -1 ? '' : inside.slice(at + 1);
  const isVariable = /^[A-Z][A-Z0-9_]*$/.test(name);
  const setting = isVariable ? undefined : applicationSetting(folder, [name])?.value;
  const rest = valueOf(folder, setting ?? fallback, step + 1);
  return {
    port: rest.port,
    variables: [...(isVariable ? [{ name, hasDefault: rest.port !== undefined }] : []), ...rest.variables],
  };
}

function unquoted(text: string): string {
  const [quote = ''] = text;
  return /["'`]/.test(quote) && text.endsWith(quote) ? text.slice(1, -1) : text;
}
