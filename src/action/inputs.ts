import * as core from '@actions/core';
import type { RawSettings } from '../host/settings.ts';
import { AipackError } from '../schema/errors.ts';

export interface ActionInputs {
  readonly settings: RawSettings;
  readonly tags: readonly string[];
  readonly push: boolean;
  readonly load: boolean;
  readonly outputs: readonly string[];
  readonly sbom: string;
  readonly provenance: string;
  readonly buildkit?: string;
  readonly summary: boolean;
  readonly githubToken?: string;
  /** Renew the lock file before building. */
  readonly updateLock: boolean;
}

/**
 * Reads the inputs of the step. Lists take one item a line; where an item can't hold a comma, commas separate too.
 * @throws AipackError for a switch that is neither true nor false.
 */
export function readInputs(): ActionInputs {
  const optional = (name: string): string | undefined => core.getInput(name) || undefined;
  const service = optional('service');
  const spec = optional('spec');
  const baseImage = optional('base-image');
  const buildkit = optional('buildkit');
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
      lock: lock === 'false' ? 'ignore' : 'honour',
      failOnStale: switchOf('fail-on-stale', false),
      ...(maxPackageAge === undefined ? {} : { maxPackageAge }),
      ...(caFile === undefined ? {} : { caFile }),
      ...(service === undefined ? {} : { service }),
      ...(spec === undefined ? {} : { spec }),
      ...(baseImage === undefined ? {} : { baseImage }),
    },
    tags: list('tags', /[\n,]/),
    push: switchOf('push', false),
    load: switchOf('load', false),
    outputs: list('outputs', /\n/),
    sbom: core.getInput('sbom') || 'true',
    provenance: core.getInput('provenance') || 'true',
    summary: switchOf('summary', true),
    updateLock: lock === 'update',
    ...(buildkit === undefined ? {} : { buildkit }),
    ...(githubToken === undefined ? {} : { githubToken }),
  };
}

function list(name: string, separator: RegExp): readonly string[] {
  return core
    .getInput(name)
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function lockChoice(): 'true' | 'false' | 'update' {
  return core.getInput('lock') === 'update' ? 'update' : switchOf('lock', true) ? 'true' : 'false';
}

function switchOf(name: string, otherwise: boolean): boolean {
  const value = core.getInput(name);
  if (value === '') return otherwise;
  // The spellings of YAML 1.2's core schema, as the runner's own actions take them.
  if (/^(?:true|True|TRUE)$/.test(value)) return true;
  if (/^(?:false|False|FALSE)$/.test(value)) return false;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `The input ${name} is ${JSON.stringify(value)}`,
    hint: 'Use true or false.',
  });
}
