import * as core from '@actions/core';
import { cacheScopeOf } from '../host/cache-scope.ts';
import type { RawSettings } from '../host/settings.ts';
import { readList } from '../options/list.ts';
import type { DockerfileWishes } from '../options/dockerfile.ts';
import { parseSsh, type SecretSpec } from '../options/secrets.ts';
import { OVERRIDE_FIELDS } from '../options/override-fields.ts';
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
 * Reads the inputs of the step. Lists are read as docker/build-push-action reads them, and commas separate where they do there.
 * @throws AipackError for a switch that is neither true nor false, or a list that can't be read.
 */
export function readInputs(environment: NodeJS.ProcessEnv, secrets: readonly SecretSpec[]): ActionInputs {
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
      platforms: commaList('platforms'),
      packageRepositories: lineList('package-repositories'),
      packageKeys: lineList('package-keys'),
      allowUntrusted: false,
      labels: lineList('labels'),
      overrides: OVERRIDE_FIELDS.map((field) => ({ field, value: core.getInput(field), source: `input ${field}` })),
      lock: lock === 'false' ? 'ignore' : 'honour',
      failOnStale: switchOf('fail-on-stale', false),
      ...(maxPackageAge === undefined ? {} : { maxPackageAge }),
      secrets,
      ssh: parseSsh(commaList('ssh'), 'The input ssh', environment.SSH_AUTH_SOCK),
      ...given('cacheScope', cacheScopeOf(environment, optional('buildkit'))),
      ...(caFile === undefined ? {} : { caFile }),
      ...(service === undefined ? {} : { service }),
      ...(spec === undefined ? {} : { spec }),
      ...(baseImage === undefined ? {} : { baseImage }),
    },
    mode: modeOf(core.getInput('mode')),
    ...given('changedSince', optional('changed-since')),
    tags: commaList('tags'),
    push: switchOf('push', false),
    load: switchOf('load', false),
    outputs: readList(core.getInput('outputs'), 'The input outputs', { commas: 'keep', quotes: false }),
    annotations: lineList('annotations'),
    cacheFrom: lineList('cache-from'),
    cacheTo: lineList('cache-to'),
    noCache: switchOf('no-cache', false),
    dockerfile: switchOf('dockerfile', true),
    dockerfileOptions: {
      buildArgs: lineList('build-args'),
      buildContexts: lineList('build-contexts'),
      addHosts: commaList('add-hosts'),
      allow: commaList('allow'),
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

/** One item a line; commas belong to it. */
function lineList(name: string): readonly string[] {
  return readList(core.getInput(name), `The input ${name}`, { commas: 'keep' });
}

function commaList(name: string): readonly string[] {
  return readList(core.getInput(name), `The input ${name}`, { commas: 'separate' });
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
