import { basename, posix } from 'node:path';
import { parse, stringify, TomlError, type TomlTable } from 'smol-toml';
import type { OpenOptions } from '../../buildkit/index.ts';
import { configuredProxies } from '../docker-config.ts';
import { AipackError } from '../../schema/errors.ts';
import { asObject } from '../../untrusted/json.ts';
import { readNamed, type Workspace } from '../workspace-path.ts';
import { findStepProxies } from './step-proxies.ts';

type Prepare = NonNullable<NonNullable<OpenOptions['container']>['prepare']>;
type Furnishing = Awaited<ReturnType<Prepare>>;

/** What a BuildKit that is started here has to be given. */
export interface Furniture {
  /** The text of a `buildkitd.toml`. */
  readonly config: string | undefined;
  readonly certificates: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly workspace: Workspace;
}

/** Go takes every file of this folder as authorities, beside the bundle of the image. */
const OWN_AUTHORITIES = 'ssl/certs/aipack-ca-certificates.pem';
const FOLDER = 'buildkit/certs';
const LIMIT = 2 ** 20;

/**
 * Proxies as variables, certificates of one's own, and those files that a `buildkitd.toml` names for a registry, which are on this
 * machine: they go into the container, and its configuration names them there, as with buildx.
 * @throws AipackError INPUT_INVALID for a configuration or a file that can't be read
 */
export function furnish({ certificates, config, environment, workspace }: Furniture): Furnishing {
  const { proxies } = findStepProxies({
    environment,
    configured: configuredProxies(environment),
    reachesLoopback: true,
  });
  const { all } = proxies;
  // BuildKit's own connections know nothing of ALL_PROXY.
  const every = { ...(all === undefined ? {} : { http: all, https: all }), ...proxies };
  const env = Object.entries(every).flatMap(([name, value]) =>
    [`${name}_proxy`, `${name.toUpperCase()}_PROXY`].map((key) => [key, value] as const),
  );
  const files = new Map<string, string | Uint8Array>();
  if (certificates !== undefined) files.set(OWN_AUTHORITIES, certificates);
  const placed = config === undefined ? undefined : placeFiles(config, files, workspace);
  return {
    env: Object.fromEntries(env),
    files: Object.fromEntries(files),
    ...(placed === undefined ? {} : { config: placed }),
  };
}

/** The configuration with the paths of files that were put into `files`; as it is where it names none. */
function placeFiles(config: string, files: Map<string, string | Uint8Array>, workspace: Workspace): string {
  const document = read(config);
  const before = files.size;
  for (const [index, [host, registry]] of Object.entries(asObject(document.registry) ?? {}).entries()) {
    const settings = asObject(registry) as TomlTable | undefined;
    if (settings === undefined) continue;
    const place = (path: unknown, what: string): string => {
      if (typeof path !== 'string') throw invalid(`${what} of registry ${JSON.stringify(host)} is no path`);
      const file = {
        what: `${what} of registry ${JSON.stringify(host)} in buildkitd.toml`,
        limit: LIMIT,
        code: 'INPUT_INVALID',
      } as const;
      // Two files may have one name, and a registry any.
      const name = `${FOLDER}/${index}-${files.size}-${basename(path).replaceAll(/[^\w.-]/g, '_')}`.slice(0, 99);
      files.set(name, readNamed(path, file, workspace));
      return posix.join('/etc', name);
    };
    if (Array.isArray(settings.ca)) settings.ca = settings.ca.map((path) => place(path, 'ca'));
    for (const pair of [settings.keypair].flat()) {
      const both = asObject(pair) as TomlTable | undefined;
      for (const key of ['key', 'cert'] as const) if (both?.[key] !== undefined) both[key] = place(both[key], key);
    }
  }
  return files.size === before ? config : stringify(document);
}

function read(config: string): TomlTable {
  try {
    return parse(config);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw invalid(error.message.split('\n', 1)[0] ?? '');
  }
}

function invalid(message: string): AipackError {
  return new AipackError({ code: 'INPUT_INVALID', message: `buildkitd.toml can't be used: ${message}` });
}
