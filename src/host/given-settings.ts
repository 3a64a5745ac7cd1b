import type { SecretSpec, SshSpec } from '../options/secrets.ts';
import { keyOf, type Options } from '../options/table.ts';
import { OVERRIDE_FIELDS, type OverrideField } from '../options/override-fields.ts';
import { cacheScopeOf } from './cache-scope.ts';
import type { RawSettings } from './settings.ts';

/** What each face reads of options in a way of its own. */
export interface Given {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly secrets: readonly SecretSpec[];
  readonly ssh: readonly SshSpec[];
  /** What gives a field, as messages call it: `--port`. */
  readonly sourceOf: (field: OverrideField) => string;
}

/** The settings that options come to, whichever face they were given to. */
export function givenSettings(options: Options, { environment, secrets, ssh, sourceOf }: Given): RawSettings {
  const cacheScope = cacheScopeOf(environment, options.buildkit, options.builder);
  return {
    ...options,
    secrets,
    ssh,
    overrides: OVERRIDE_FIELDS.map((field) => ({
      field,
      value: options[keyOf(field)] ?? '',
      source: sourceOf(field),
    })),
    lock: options.noLock || options.lock === 'false' ? 'ignore' : options.locked ? 'require' : 'honour',
    ...(cacheScope === undefined ? {} : { cacheScope }),
  };
}
