import { relative, resolve } from 'node:path';
import { LOCK_FILE, type LockSource } from '../app/lock.ts';
import { OWN_SECRETS, type Installation } from '../image/image-plan.ts';
import type { AssistWords } from '../app/assist.ts';
import type { PackageSettings } from '../app/packages.ts';
import { namedPlatforms } from '../app/platform.ts';
import { isAddress } from '../options/address.ts';
import { splitPair } from '../options/list.ts';
import { parseNetwork } from '../options/network.ts';
import type { SecretSpec, SshSpec } from '../options/secrets.ts';
import type { Options } from '../options/table.ts';
import { DEFAULT_BASE_IMAGE, type LineSettings } from '../app/settings.ts';
import { overridesFromField, type OverrideField } from '../options/override-fields.ts';
import { AipackError } from '../schema/errors.ts';
import { MAX_SPEC_BYTES } from '../schema/spec-size.ts';
import { collectProblems } from './collect-problems.ts';
import { readLockFile } from './lock-file.ts';
import { resolvePackageSettings, type RawPackageSettings } from './package-settings.ts';
import { look, readNamed, resolveNamed, workspaceOf, type Workspace } from './workspace-path.ts';

/** Settings as a face reads them: texts, nothing checked. Empty lists and absent values mean the default. */
export interface RawSettings
  extends
    RawPackageSettings,
    Pick<
      Options,
      | 'context'
      | 'service'
      | 'spec'
      | 'platforms'
      | 'baseImage'
      | 'caFile'
      | 'labels'
      | 'network'
      | 'failOnStale'
      | 'maxPackageAge'
    >,
    Partial<AssistWords> {
  readonly secrets: readonly SecretSpec[];
  readonly ssh: readonly SshSpec[];
  /** Values of single fields, by field, with what gave each: `--start-command`. Lists are texts, or the items that were given one by one. */
  readonly overrides: readonly {
    readonly field: OverrideField;
    readonly value: string | readonly string[];
    readonly source: string;
  }[];
  /** What to do with a lock file: `require` refuses to go on without one. */
  readonly lock: 'honour' | 'require' | 'ignore';
  /** From {@link cacheScopeOf}. */
  readonly cacheScope?: string;
}

/** BuildKit takes no secret above 500 KiB, and certificates travel as one. */
const MAX_CERTIFICATES_BYTES = 500 * 1024;
/** Stands in until all problems are told. */
const NO_PACKAGES: PackageSettings = { repositories: [], keys: [], allowUntrusted: false };

/**
 * Reads and checks what a face was given. Relative paths are taken from `directory`, which may be a job's `checkout`.
 * @throws AipackError with everything that is wrong.
 */
export function resolveSettings(raw: RawSettings, directory: string, checkout = false): LineSettings {
  const { attempt, finish } = collectProblems();
  const remote = remoteContext(raw.context, directory);
  const context = remote === undefined ? attempt(() => checkContext(raw.context, directory), directory) : directory;
  const workspace = workspaceOf(directory, context, checkout);
  attempt(() => refuseOwnSecrets(raw.secrets), undefined);
  const platforms = attempt(() => namedPlatforms(raw.platforms), []);
  const packages = attempt(() => resolvePackageSettings(raw, workspace), NO_PACKAGES);
  const labels = attempt(() => parseLabels(raw.labels), {});
  const network = attempt(() => parseNetwork(raw.network), undefined);
  const overrides = raw.overrides.flatMap(({ field, value, source }) =>
    attempt(() => overridesFromField(field, value, source), []),
  );
  const { spec: specFile, caFile } = raw;
  const spec = specFile === undefined ? undefined : attempt(() => readSpec(specFile, workspace), undefined);
  const caCertificates =
    caFile === undefined ? undefined : attempt(() => readCertificates(caFile, workspace), undefined);
  const lock = attempt(() => readLock(raw, context, directory), undefined);
  const maxAgeDays = attempt(() => parseDays(raw.maxPackageAge), undefined);
  finish();
  return {
    context,
    ...(remote === undefined ? {} : { remote }),
    platforms,
    installation: installationOf(raw),
    baseImage: raw.baseImage ?? DEFAULT_BASE_IMAGE,
    packages,
    labels,
    overrides,
    secrets: raw.secrets,
    ssh: raw.ssh,
    staleness: { fail: raw.failOnStale, ...(maxAgeDays === undefined ? {} : { maxAgeDays }) },
    ...(raw.cacheScope === undefined ? {} : { cacheScope: raw.cacheScope }),
    ...(network === undefined ? {} : { network }),
    ...(lock === undefined ? {} : { lock }),
    ...(raw.assist === undefined || raw.assist === 'off' ? {} : { assist: { ...raw, assist: raw.assist } }),
    ...(caCertificates === undefined ? {} : { caCertificates }),
    ...(raw.service === undefined ? {} : { service: raw.service }),
    ...(spec === undefined ? {} : { spec }),
  };
}

/** An address in place of a folder; as Docker has it, a folder of such a name comes first. */
function remoteContext(given: string, directory: string): string | undefined {
  return isAddress(given) && look(resolve(directory, given)) === undefined ? given : undefined;
}

/** The context by the name that it was given, which images and messages take theirs from. */
function checkContext(given: string, directory: string): string {
  const stat = look(resolveNamed(given, 'context', { directory, roots: [directory] }));
  if (stat?.isDirectory() === true) return resolve(directory, given);
  throw new AipackError({
    code: 'CONTEXT_NOT_FOUND',
    message: `${JSON.stringify(given)} is ${stat === undefined ? 'not there' : 'not a folder'}`,
    hint: 'Give the folder of the repository to build; in a workflow, check it out first.',
  });
}

/** A secret with such an id would stand in for what the session has under it, or be told to what asks for that. */
function refuseOwnSecrets(secrets: readonly SecretSpec[]): void {
  const taken = secrets.filter(({ id }) => OWN_SECRETS.includes(id));
  if (taken.length === 0) return;
  throw new AipackError(
    taken.map(({ id }) => ({
      code: 'INPUT_INVALID',
      message: `The secret id ${id} is taken: aipack has a secret of its own under it`,
      hint: 'Give the secret another id.',
    })),
  );
}

function readCertificates(given: string, workspace: Workspace): string {
  const file = { what: 'file of certificates', limit: MAX_CERTIFICATES_BYTES, code: 'INPUT_INVALID' } as const;
  const bundle = readNamed(given, file, workspace).toString('utf8');
  if (!bundle.includes('-----BEGIN CERTIFICATE-----')) {
    throw new AipackError({ code: 'INPUT_INVALID', message: `${given} is not a PEM bundle of certificates` });
  }
  return bundle;
}

function readSpec(given: string, workspace: Workspace): { file: string; content: string } {
  const path = resolve(workspace.directory, given);
  const file = relative(workspace.directory, path) || path;
  const hint = 'Make one with: aipack detect --format json > app.json';
  const bytes = readNamed(given, { what: 'file', limit: MAX_SPEC_BYTES, code: 'SPEC_NOT_FOUND', hint }, workspace);
  return { file, content: bytes.toString('utf8') };
}

function readLock({ lock: wish }: RawSettings, context: string, directory: string): LockSource | undefined {
  if (wish === 'ignore') return undefined;
  const lock = readLockFile(context, directory);
  if (lock === undefined && wish === 'require') {
    const hint = 'Write it with `aipack lock` and commit it.';
    throw new AipackError({ code: 'LOCK_MISSING', message: `There is no ${LOCK_FILE} in ${context}`, hint });
  }
  return lock;
}

function parseDays(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `The age ${JSON.stringify(given)} is no whole number of days above 0`,
  });
}

function parseLabels(given: readonly string[]): Readonly<Record<string, string>> {
  const pairs = given.map((label) => [label, ...splitPair(label)] as const);
  // As Docker has it, a key alone is a label without a value.
  const bad = pairs.filter(([, key]) => key === '');
  if (bad.length > 0) {
    throw new AipackError(
      bad.map(([label]) => ({ code: 'INPUT_INVALID', message: `The label ${JSON.stringify(label)} is not key=value` })),
    );
  }
  return Object.fromEntries(pairs.map(([, key, value = '']) => [key, value]));
}

function installationOf({ baseImage }: RawSettings): Installation {
  if (baseImage === undefined) return { way: 'layers', because: 'no base image was asked for' };
  return { way: 'apk', because: `base-image is ${baseImage}` };
}
