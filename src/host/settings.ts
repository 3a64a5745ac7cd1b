import { readFileSync, statSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { normalisePlatforms } from '../pipeline/platform.ts';
import { DEFAULT_BASE_IMAGE, DEFAULT_REPOSITORY, type LineSettings } from '../pipeline/settings.ts';
import type { SecretSpec, SshSpec } from '../pipeline/secrets.ts';
import { AipackError, type Problem } from '../schema/errors.ts';
import { MAX_SPEC_BYTES } from '../schema/load.ts';
import { wolfiKey, type TrustedKey } from '../wolfi/index.ts';

/** Settings as a face reads them: texts, nothing checked. Empty lists and absent values mean the default. */
export interface RawSettings {
  readonly context: string;
  readonly service?: string;
  /** Path of a UniversalBuild file. */
  readonly spec?: string;
  readonly platforms: readonly string[];
  readonly baseImage?: string;
  readonly packageRepositories: readonly string[];
  /** Paths of PEM files. */
  readonly packageKeys: readonly string[];
  readonly allowUntrusted: boolean;
  /** Path of a PEM bundle that build steps trust. */
  readonly caFile?: string;
  readonly secrets: readonly SecretSpec[];
  readonly ssh: readonly SshSpec[];
  /** `key=value`. */
  readonly labels: readonly string[];
}

/** A public key has a few hundred bytes; a file that has more is something else. */
const MAX_KEY_BYTES = 64 * 1024;
/** BuildKit takes no secret above 500 KiB, and certificates travel as one. */
const MAX_CERTIFICATES_BYTES = 500 * 1024;

/**
 * Reads and checks what a face was given. Relative paths are taken from `directory`.
 * @throws AipackError with everything that is wrong.
 */
export function resolveSettings(raw: RawSettings, directory: string): LineSettings {
  const problems: Problem[] = [];
  const attempt = <T>(run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof AipackError)) throw error;
      problems.push(...error.problems);
      return otherwise;
    }
  };
  const context = resolve(directory, raw.context);
  attempt(() => checkContext(context, raw.context), undefined);
  const platforms = attempt(() => normalisePlatforms(raw.platforms), []);
  const extraKeys = raw.packageKeys.map((path) => attempt(() => readKey(resolve(directory, path), path), wolfiKey));
  const repositories = attempt(() => repositoryUrls(raw.packageRepositories), []);
  const labels = attempt(() => parseLabels(raw.labels), {});
  const spec =
    raw.spec === undefined
      ? undefined
      : attempt(() => readSpec(resolve(directory, raw.spec ?? ''), directory), undefined);
  const caFile = raw.caFile;
  const caCertificates =
    caFile === undefined ? undefined : attempt(() => readCertificates(caFile, directory), undefined);
  if (problems.length > 0) throw new AipackError(problems);
  return {
    context,
    platforms,
    baseImage: raw.baseImage ?? DEFAULT_BASE_IMAGE,
    packages: {
      repositories: repositories.map((url) => ({ url })),
      keys: [wolfiKey, ...extraKeys],
      allowUntrusted: raw.allowUntrusted,
    },
    labels,
    secrets: raw.secrets,
    ssh: raw.ssh,
    ...(caCertificates === undefined ? {} : { caCertificates }),
    ...(raw.service === undefined ? {} : { service: raw.service }),
    ...(spec === undefined ? {} : { spec }),
  };
}

function checkContext(path: string, given: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) return;
  throw new AipackError({
    code: 'CONTEXT_NOT_FOUND',
    message: `${JSON.stringify(given)} is ${stat === undefined ? 'not there' : 'not a folder'}`,
    hint: 'Give the folder of the repository to build; in a workflow, check it out first.',
  });
}

function readKey(path: string, given: string): TrustedKey {
  const pem = readBounded(path, given, MAX_KEY_BYTES, 'INPUT_INVALID');
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) {
    throw new AipackError({ code: 'INPUT_INVALID', message: `${given} is not a public key in PEM form` });
  }
  return { name: basename(path), pem };
}

function readCertificates(given: string, directory: string): string {
  const bundle = readBounded(resolve(directory, given), given, MAX_CERTIFICATES_BYTES, 'INPUT_INVALID');
  if (!bundle.includes('-----BEGIN CERTIFICATE-----')) {
    throw new AipackError({ code: 'INPUT_INVALID', message: `${given} is not a PEM bundle of certificates` });
  }
  return bundle;
}

function readSpec(path: string, directory: string): { file: string; content: string } {
  const file = relative(directory, path) || path;
  return { file, content: readBounded(path, file, MAX_SPEC_BYTES, 'SPEC_NOT_FOUND') };
}

function readBounded(path: string, given: string, limit: number, code: 'INPUT_INVALID' | 'SPEC_NOT_FOUND'): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true) {
    throw new AipackError({
      code,
      message: `The file ${JSON.stringify(given)} is not there`,
      ...(code === 'SPEC_NOT_FOUND' ? { hint: 'Make one with: aipack detect --format json > app.json' } : {}),
    });
  }
  if (stat.size > limit) throw new AipackError({ code, message: `${given} has more than ${limit} bytes` });
  return readFileSync(path, 'utf8');
}

function repositoryUrls(given: readonly string[]): readonly string[] {
  if (given.length === 0) return [DEFAULT_REPOSITORY];
  const bad = given.filter((url) => !/^https?:\/\//.test(url) || !URL.canParse(url) || /\s/.test(url));
  if (bad.length > 0) {
    throw new AipackError(
      bad.map((url) => ({
        code: 'INPUT_INVALID',
        message: `${JSON.stringify(url)} is not the URL of a package repository`,
      })),
    );
  }
  return given.map((url) => url.replace(/\/+$/, ''));
}

function parseLabels(given: readonly string[]): Readonly<Record<string, string>> {
  const bad = given.filter((label) => label.indexOf('=') < 1);
  if (bad.length > 0) {
    throw new AipackError(
      bad.map((label) => ({ code: 'INPUT_INVALID', message: `The label ${JSON.stringify(label)} is not key=value` })),
    );
  }
  return Object.fromEntries(
    given.map((label) => [label.slice(0, label.indexOf('=')), label.slice(label.indexOf('=') + 1)]),
  );
}
