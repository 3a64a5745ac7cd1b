import { join } from 'node:path';
import { homeFolder } from '../../host/own-places.ts';
import { look } from '../../host/workspace-path.ts';
import { chosenContext, dockerConfigDirectory, readDockerConfig, type DockerConfig } from '../../oci/index.ts';
import { parseJsonObject } from '../../untrusted/json.ts';
import type { Finding } from './finding.ts';

/** Docker's configuration, and to which registries one is logged in: names only, nobody is asked for a password. */
export function dockerFindings(environment: NodeJS.ProcessEnv): readonly Finding[] {
  const folder = dockerConfigDirectory(environment) ?? join(homeFolder(environment), '.docker');
  const path = join(folder, 'config.json');
  const there = look(path) !== undefined;
  const warnings: string[] = [];
  const config = readDockerConfig(folder, (message) => warnings.push(message));
  const { DOCKER_AUTH_CONFIG: inline = '' } = environment;
  const given = parseJsonObject(inline) as DockerConfig | undefined;
  if (inline.trim() !== '' && given === undefined) warnings.push('DOCKER_AUTH_CONFIG is not JSON.');
  const context = chosenContext(config);
  const logins = [...loginsOf(given ?? {}, 'DOCKER_AUTH_CONFIG'), ...loginsOf(config)];
  return [
    {
      subject: 'docker configuration',
      mark: warnings.length === 0 ? 'good' : 'doubtful',
      found: [there ? path : `no ${path}`, ...(context === undefined ? [] : [`context ${context}`]), ...warnings].join(
        ', ',
      ),
      ...(warnings.length === 0 ? {} : { mend: 'Mend or remove that file: without it there are no logins.' }),
    },
    logins.length === 0
      ? { subject: 'logins', mark: 'doubtful', found: 'none', mend: 'To push: docker login REGISTRY.' }
      : { subject: 'logins', mark: 'good', found: [...new Set(logins)].sort().join(', ') },
  ];
}

/** Hosts with what holds the password of each, where that is no entry of the file itself. */
function loginsOf({ auths, credHelpers, credsStore }: DockerConfig, from?: string): readonly string[] {
  const helpers = new Map(Object.entries(isRecord(credHelpers) ? credHelpers : {}));
  const hosts = [...new Set([...Object.keys(isRecord(auths) ? auths : {}), ...helpers.keys()])];
  return hosts.map((host) => {
    const holder = helpers.get(host) ?? credsStore;
    const by = typeof holder === 'string' && holder !== '' ? holder : from;
    return by === undefined ? hostOf(host) : `${hostOf(host)} (${by})`;
  });
}

/** `https://index.docker.io/v1/` → `docker.io`. */
function hostOf(key: string): string {
  const host =
    key
      .replace(/^[a-z]{1,10}:\/\//i, '')
      .replace(/^[^/@]*@/, '')
      .split('/', 1)[0] ?? '';
  return host === 'index.docker.io' ? 'docker.io' : host;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
