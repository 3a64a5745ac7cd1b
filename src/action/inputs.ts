import * as core from '@actions/core';
import { cacheScopeOf } from '../host/cache-scope.ts';
import type { RawSettings } from '../host/settings.ts';
import type { DockerfileWishes } from '../pipeline/dockerfile-options.ts';
import { parseSecrets, parseSsh, type SecretSpec } from '../pipeline/secrets.ts';
import { OVERRIDE_FIELDS } from '../schema/overrides-load.ts';
import { AipackError } from '../schema/errors.ts';

export interface ActionInputs {
  readonly settings: RawSettings;
  readonly mode: 'build' | 'detect';
  readonly changedSince?: string;
  readonly tags: readonly string[];
  readonly push: boolean;
  readonly load: boolean;
  readonly outputs: readonly string[];
  readonly annotations: readonly string[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly noCache: boolean;
  readonly dockerfile: boolean;
  readonly dockerfileOptions: DockerfileWishes;
  readonly sbom?: string;
  readonly provenance?: string;
  readonly buildkit?: string;
  readonly buildkitImage?: string;
  readonly buildkitdConfig?: string;
  readonly summary: boolean;
  readonly githubToken?: string;
  /** Renew the lock file before building. */
  readonly updateLock: boolean;
}

/**
 * Reads the inputs of the step. Lists take one item a line; where an item can't hold a comma, commas separate too.
 * @throws AipackError for a switch that is neither true nor false.
 */
export function readInputs(environment: NodeJS.ProcessEnv): ActionInputs {
  const optional = (name: string): string | undefined => core.getInput(name) || undefined;
  const service = optional('service');
  const spec = optional('spec');
  const baseImage = optional('base-image');
  const caFile = optional('ca-file');
  const githubToken = optional('github-token');
  const maxPackageAge = optional('max-package-age');
  const lock = lockChoice();
  return {
    settings: {
      context: core.getInput('context') || '.',
      platforms: list('platforms', /[\n,]/),
      packageRepositories: list('package-repositories', /\n/),
      packageKeys: list('package-keys', /\n/),
      allowUntrusted: false,
      labels: list('labels', /\n/),
      overrides: OVERRIDE_FIELDS.map((field) => ({ field, value: core.getInput(field), source: `input ${field}` })),
      lock: lock === 'false' ? 'ignore' : 'honour',
      failOnStale: switchOf('fail-on-stale', false),
      ...(maxPackageAge === undefined ? {} : { maxPackageAge }),
      secrets: readSecrets(),
      ssh: parseSsh(list('ssh', /[\n,]/), environment.SSH_AUTH_SOCK),
      ...given('cacheScope', cacheScopeOf(environment, optional('buildkit'))),
      ...(caFile === undefined ? {} : { caFile }),
      ...(service === undefined ? {} : { service }),
      ...(spec === undefined ? {} : { spec }),
      ...(baseImage === undefined ? {} : { baseImage }),
    },
    mode: modeOf(core.getInput('mode')),
    ...given('changedSince', optional('changed-since')),
    tags: list('tags', /[\n,]/),
    push: switchOf('push', false),
    load: switchOf('load', false),
    outputs: list('outputs', /\n/),
    annotations: list('annotations', /\n/),
    cacheFrom: list('cache-from', /\n/),
    cacheTo: list('cache-to', /\n/),
    noCache: switchOf('no-cache', false),
    dockerfile: switchOf('dockerfile', true),
    dockerfileOptions: {
      buildArgs: list('build-args', /\n/),
      buildContexts: list('build-contexts', /\n/),
      addHosts: list('add-hosts', /\n/),
      allow: list('allow', /[\n,]/),
      pull: switchOf('pull', false),
      ...given('file', optional('file')),
      ...given('target', optional('target')),
      ...given('network', optional('network')),
    },
    summary: switchOf('summary', true),
    updateLock: lock === 'update',
    ...given('sbom', optional('sbom')),
    ...given('provenance', optional('provenance')),
    ...given('buildkit', optional('buildkit')),
    ...given('buildkitImage', optional('buildkit-image')),
    ...given('buildkitdConfig', optional('buildkitd-config')),
    ...(githubToken === undefined ? {} : { githubToken }),
  };
}

/** An entry for a value that is there, none for one that isn't. */
function given<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}

/** Values, variables and files, by the three inputs that docker/build-push-action has for them. */
function readSecrets(): readonly SecretSpec[] {
  const pairs = (name: string): readonly (readonly [string, string])[] =>
    list(name, /\n/).map((item) => [item.slice(0, item.indexOf('=')), item.slice(item.indexOf('=') + 1)]);
  const values = pairs('secrets').map(([id, value]) => ({ id, from: { value } }));
  for (const { from } of values) core.setSecret(from.value);
  const variables = pairs('secret-envs').map(([id, name]) => `id=${id},env=${name}`);
  const files = pairs('secret-files').map(([id, path]) => `id=${id},src=${path}`);
  return [...values, ...parseSecrets([...variables, ...files])];
}

function list(name: string, separator: RegExp): readonly string[] {
  return core
    .getInput(name)
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function lockChoice(): 'true' | 'false' | 'update' {
  return core.getInput('lock') === 'update'
    ? 'update'
    : switchOf('lock', true, 'Use true, false or update.')
      ? 'true'
      : 'false';
}

function modeOf(value: string): ActionInputs['mode'] {
  if (value === '' || value === 'build') return 'build';
  if (value === 'detect') return 'detect';
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `The input mode is ${JSON.stringify(value)}`,
    hint: 'Use build or detect.',
  });
}

function switchOf(name: string, otherwise: boolean, hint = 'Use true or false.'): boolean {
  const value = core.getInput(name);
  if (value === '') return otherwise;
  // The spellings of YAML 1.2's core schema, as the runner's own actions take them.
  if (/^(?:true|True|TRUE)$/.test(value)) return true;
  if (/^(?:false|False|FALSE)$/.test(value)) return false;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `The input ${name} is ${JSON.stringify(value)}`,
    hint,
  });
}
