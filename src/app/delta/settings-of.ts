import { asObject } from '../../untrusted/json.ts';
import { lookup } from '../../untrusted/lookup.ts';

/** Settings of an image or a plan by name, in words. */
export type Settings = ReadonlyMap<string, string>;

/** Fields of an image's configuration with what people call them. */
const FIELDS: Readonly<Record<string, string>> = {
  Entrypoint: 'entrypoint',
  Cmd: 'command',
  User: 'user',
  WorkingDir: 'working directory',
  StopSignal: 'stop signal',
  Healthcheck: 'health check',
  Shell: 'shell',
};
/** Fields whose keys are what is set. */
const SETS: Readonly<Record<string, string>> = { ExposedPorts: 'port', Volumes: 'volume' };
const VARIABLE = 'variable';
/** A Dockerfile may set thousands of variables and labels, and a manifest may say anything. */
const MOST = 2000;
/** What differs with every commit, and tells nothing of the image. */
const OF_EVERY_BUILD: ReadonlySet<string> = new Set(
  ['revision', 'created', 'version'].map((name) => `label org.opencontainers.image.${name}`),
);

/** What a container of an image is started with. */
export function settingsOf(configuration: unknown): Settings {
  const config = asObject(asObject(configuration)?.config) ?? {};
  const own = Object.entries(FIELDS).flatMap(([field, name]) => {
    const value = lookup(config, field);
    const isEmpty =
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    return isEmpty ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)] as const];
  });
  const sets = Object.entries(SETS).flatMap(([field, name]) =>
    Object.keys(asObject(lookup(config, field)) ?? {}).map((key) => [`${name} ${key}`, 'yes'] as const),
  );
  const env: readonly unknown[] = Array.isArray(config.Env) ? config.Env : [];
  const variables = env
    .filter((each) => typeof each === 'string')
    .map((each) => {
      const at = each.indexOf('=');
      return [`${VARIABLE} ${at < 0 ? each : each.slice(0, at)}`, at < 0 ? '' : each.slice(at + 1)] as const;
    });
  const labels = Object.entries(asObject(config.Labels) ?? {}).map(
    ([key, value]) => [`label ${key}`, String(value)] as const,
  );
  return new Map([...own, ...sets, ...variables, ...labels].slice(0, MOST));
}

/** Whether a setting says what was built when, so that it differs between any two builds. */
export function isOfEveryBuild(name: string): boolean {
  return OF_EVERY_BUILD.has(name);
}

/** Whether a setting is a variable, whose value a page that everyone sees should not tell. */
export function isVariable(name: string): boolean {
  return name.startsWith(`${VARIABLE} `);
}
